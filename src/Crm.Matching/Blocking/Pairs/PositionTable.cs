using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Crm.Matching.Blocking.Lines;

namespace Crm.Matching.Blocking.Pairs;

/// <summary>
/// Where each record stands on each line, a record's positions together: whether two records are near on any of eight lines is one subtraction and one comparison, so that "does an earlier key have this pair" costs
/// no set of pairs. A record that a line does not have stands, alone, below 0.
/// </summary>
internal sealed class PositionTable
{
    private static readonly int Lanes = Vector256<int>.Count;

    private readonly int[] cells;
    private readonly int[] windows;
    private readonly int stride;
    private readonly Line[] wide;
    private readonly int[] keys;

    public PositionTable(IReadOnlyList<Line> lines, int records, int threads, CancellationToken cancellationToken)
    {
        var slots = lines.Sum(l => l.Width);
        stride = (slots + Lanes - 1) / Lanes * Lanes;
        windows = new int[stride];
        // Never near: there is no such line.
        windows.AsSpan(slots).Fill(-1);
        keys = new int[stride];
        foreach (var line in lines)
        {
            windows.AsSpan(line.Slot, line.Width).Fill(line.Window);
            keys.AsSpan(line.Slot, line.Width).Fill(line.Key);
        }

        wide = [.. lines.Where(l => l.Width > 1)];
        cells = new int[checked(records * stride)];
        // Alone even for the widest window.
        var apart = windows.Max() + 1;
        Work.ByRanges(records, Work.Options(threads, cancellationToken), (from, to) =>
        {
            for (var record = from; record < to; record++)
            {
                cells.AsSpan(record * stride, slots).Fill(-(record + 1) * apart);
            }
        });

        Parallel.ForEach(lines, Work.Options(threads, cancellationToken), Place);
    }

    /// <summary>The keys that have a pair, a bit each.</summary>
    public ulong KeysOf(int a, int b)
    {
        var found = 0UL;
        for (var near = Near(a, b, stride); near != 0; near &= near - 1)
        {
            found |= 1UL << keys[BitOperations.TrailingZeroCount(near)];
        }

        foreach (var line in wide)
        {
            found |= Meet(line, a, b).First >= 0 ? 1UL << line.Key : 0;
        }

        return found;
    }

    /// <summary>Whether no line before this one has a pair that this one has, and this one has it nowhere before these positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsFirst(Line line, int a, int b, int positionOfA, int positionOfB)
    {
        var earlier = Near(a, b, line.Slot) & ((1UL << line.Slot) - 1);
        return earlier == 0 && (wide.Length == 0 || IsFirstOfWide(line, a, b, positionOfA, positionOfB));
    }

    /// <summary>On which of the first lines two records are near, a bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Near(int a, int b, int slots)
    {
        ref var all = ref MemoryMarshal.GetArrayDataReference(cells);
        ref var rowA = ref Unsafe.Add(ref all, a * stride);
        ref var rowB = ref Unsafe.Add(ref all, b * stride);
        ref var widths = ref MemoryMarshal.GetArrayDataReference(windows);
        var near = 0UL;
        for (var slot = 0; slot < slots; slot += Lanes)
        {
            var apart = Vector256.Abs(Vector256.LoadUnsafe(ref rowA, (nuint)slot) - Vector256.LoadUnsafe(ref rowB, (nuint)slot));
            var isNear = Vector256.LessThanOrEqual(apart, Vector256.LoadUnsafe(ref widths, (nuint)slot));
            near |= (ulong)isNear.ExtractMostSignificantBits() << slot;
        }

        return near;
    }

    private bool IsFirstOfWide(Line line, int a, int b, int positionOfA, int positionOfB)
    {
        foreach (var other in wide)
        {
            if (other.Slot < line.Slot && Meet(other, a, b).First >= 0)
            {
                return false;
            }
        }

        return line.Width == 1 || (Meet(line, a, b) is var (first, second) && cells[(a * stride) + first] == positionOfA && cells[(b * stride) + second] == positionOfB);
    }

    /// <summary>The first two columns of a wide line where two records are near; -1: nowhere.</summary>
    private (int First, int Second) Meet(Line line, int a, int b)
    {
        var (low, high) = (Math.Min(a, b), Math.Max(a, b));
        for (var i = line.Slot; i < line.Slot + line.Width; i++)
        {
            for (var j = line.Slot; j < line.Slot + line.Width; j++)
            {
                if (Math.Abs(cells[(low * stride) + i] - cells[(high * stride) + j]) <= line.Window)
                {
                    return a < b ? (i, j) : (j, i);
                }
            }
        }

        return (-1, -1);
    }

    private void Place(Line line)
    {
        for (var i = 0; i < line.Records.Length; i++)
        {
            var row = cells.AsSpan((line.Records[i] * stride) + line.Slot, line.Width);
            // Of several columns the first that is still free.
            row[line.Width == 1 ? 0 : row.IndexOfAnyInRange(int.MinValue, -1)] = line.Positions[i];
        }
    }
}
