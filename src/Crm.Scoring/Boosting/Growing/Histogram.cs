using System.Numerics;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>Sums of packed gradients by bin.</summary>
internal static class Histogram
{
    /// <summary>The bins that a byte can tell apart: how far columns lie apart in the scratch of a block.</summary>
    public const int Stride = 256;

    /// <summary>Adds up a block's columns over some rows. Eight additions a row go to eight places that do not wait for each other.</summary>
    public static void Sum(ulong[] block, ReadOnlySpan<int> rows, long[] packed, Span<long> scratch)
    {
        var c0 = scratch.Slice(0, Stride);
        var c1 = scratch.Slice(Stride, Stride);
        var c2 = scratch.Slice(2 * Stride, Stride);
        var c3 = scratch.Slice(3 * Stride, Stride);
        var c4 = scratch.Slice(4 * Stride, Stride);
        var c5 = scratch.Slice(5 * Stride, Stride);
        var c6 = scratch.Slice(6 * Stride, Stride);
        var c7 = scratch.Slice(7 * Stride, Stride);
        foreach (var row in rows)
        {
            var bins = block[row];
            var value = packed[row];
            c0[(byte)bins] += value;
            c1[(byte)(bins >> 8)] += value;
            c2[(byte)(bins >> 16)] += value;
            c3[(byte)(bins >> 24)] += value;
            c4[(byte)(bins >> 32)] += value;
            c5[(byte)(bins >> 40)] += value;
            c6[(byte)(bins >> 48)] += value;
            c7[(byte)(bins >> 56)] += value;
        }
    }

    /// <summary>What is left of a parent without one child: the other child.</summary>
    public static void Subtract(Span<long> parent, ReadOnlySpan<long> child)
    {
        var i = 0;
        for (; i <= parent.Length - Vector<long>.Count; i += Vector<long>.Count)
        {
            (new Vector<long>(parent[i..]) - new Vector<long>(child[i..])).CopyTo(parent[i..]);
        }

        for (; i < parent.Length; i++)
        {
            parent[i] -= child[i];
        }
    }
}
