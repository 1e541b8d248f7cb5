using System.Numerics;

namespace Crm.Scoring.Data;

/// <summary>An order of rows that their own content decides: whatever is drawn by place or summed afterwards is the same for any order in which the rows came.</summary>
internal static class RowOrder
{
    /// <summary>The same rows, with their target and weights, in the order of a hash of all that they hold; equal rows are interchangeable. O(rows x columns + rows x log rows).</summary>
    public static DataSet ByContent(this DataSet data)
    {
        var (keys, order) = (new ulong[data.Rows], new int[data.Rows]);
        foreach (var column in data.Columns)
        {
            Add(keys, column.Values);
        }

        Add(keys, data.Weights);
        for (var row = 0; row < order.Length; row++)
        {
            order[row] = row;
            keys[row] = Mix(keys[row] ^ (data.HasTarget && data.Target[row] ? 1UL : 0UL));
        }

        Array.Sort(keys, order);
        return data.Take(order);
    }

    private static void Add(ulong[] keys, ReadOnlySpan<double> values)
    {
        for (var row = 0; row < values.Length; row++)
        {
            // Minus zero is zero, and every NaN is missing.
            var value = double.IsNaN(values[row]) ? double.NaN : values[row] + 0.0;
            keys[row] = Mix(keys[row] ^ BitConverter.DoubleToUInt64Bits(value));
        }
    }

    // The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong x)
    {
        x = BitOperations.RotateLeft(x, 25) + 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
