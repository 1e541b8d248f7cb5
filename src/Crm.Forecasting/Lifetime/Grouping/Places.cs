using System.Runtime.InteropServices;

namespace Crm.Forecasting.Lifetime.Grouping;

/// <summary>A counting sort: where the rows of each key go.</summary>
internal sealed class Places
{
    private readonly Dictionary<int, int> _next = [];

    private Places(ReadOnlySpan<int> keys)
    {
        foreach (var key in keys)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_next, key, out _)++;
        }

        Keys = [.. _next.Keys];
        Array.Sort(Keys);
        Starts = new int[Keys.Length];
        Counts = new int[Keys.Length];
        for (var i = 0; i < Keys.Length; i++)
        {
            (Starts[i], Counts[i]) = (Length, _next[Keys[i]]);
            _next[Keys[i]] = Length;
            Length += GroupedRows.Padded(Counts[i]);
        }
    }

    /// <summary>The keys, ascending.</summary>
    public int[] Keys { get; }

    /// <summary>Where each key starts.</summary>
    public int[] Starts { get; }

    /// <summary>How many rows each key has.</summary>
    public int[] Counts { get; }

    /// <summary>How many places there are, padding included.</summary>
    public int Length { get; }

    public static Places Of(ReadOnlySpan<int> keys) => new(keys);

    /// <summary>The next place for a row of a key.</summary>
    public int Next(int key) => CollectionsMarshal.GetValueRefOrNullRef(_next, key)++;
}
