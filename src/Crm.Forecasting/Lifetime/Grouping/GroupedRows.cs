using System.Runtime.Intrinsics;

namespace Crm.Forecasting.Lifetime.Grouping;

/// <summary>
/// Rows of a count and two numbers, equal ones once with their weight, in blocks of one count, so that what depends on the count alone is computed once a block and the rest by vectors. Blocks ascend by their key and are
/// padded with rows of weight 0.
/// </summary>
internal sealed class GroupedRows
{
    private GroupedRows(Block[] blocks, double[] first, double[] second, double[] weights, int count)
    {
        (Blocks, First, Second, Weights, Count) = (blocks, first, second, weights, count);
        foreach (var block in blocks)
        {
            Weight += block.Weight;
        }
    }

    /// <summary>How many rows are computed at once.</summary>
    public static int Lanes => Vector512<double>.Count;

    public Block[] Blocks { get; }

    /// <summary>The first number of each row.</summary>
    public double[] First { get; }

    /// <summary>The second number of each row.</summary>
    public double[] Second { get; }

    public double[] Weights { get; }

    /// <summary>Different rows, padding apart.</summary>
    public int Count { get; }

    /// <summary>The sum of all weights.</summary>
    public double Weight { get; }

    public static GroupedRows Create(ReadOnlySpan<int> keys, ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> weights)
    {
        var distinct = new DistinctRows(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            distinct.Add(keys[i], first[i], second[i], weights.IsEmpty ? 1 : weights[i]);
        }

        return Arrange(distinct.Keys, distinct.First, distinct.Second, distinct.Weights);
    }

    /// <summary>Every so-manyth row: rows of a key and a class stand together, so that each has its share.</summary>
    public GroupedRows Sample(int step)
    {
        var rows = new DistinctRows((Count / step) + Blocks.Length + 1);
        var next = step / 2;
        var at = 0;
        foreach (var block in Blocks)
        {
            for (var i = block.Start; i < block.Start + block.Length; i++)
            {
                if (Weights[i] > 0 && at++ == next)
                {
                    rows.Append(block.Key, First[i], Second[i], Weights[i]);
                    next += step;
                }
            }
        }

        return Arrange(rows.Keys, rows.First, rows.Second, rows.Weights);
    }

    public static void CheckWeights(ReadOnlySpan<double> weights)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] is > 0 and < double.PositiveInfinity))
            {
                throw Refuse.Value($"Weight {i} of {weights.Length} is {weights[i]}; a weight is a finite number above 0.");
            }
        }
    }

    private static GroupedRows Arrange(ReadOnlySpan<int> keys, ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> weights)
    {
        var places = Places.Of(keys, first, second);
        var (x, y, w) = (new double[places.Length], new double[places.Length], new double[places.Length]);
        for (var i = 0; i < keys.Length; i++)
        {
            var at = places.Next(keys[i], first[i], second[i]);
            (x[at], y[at], w[at]) = (first[i], second[i], weights[i]);
        }

        var blocks = new Block[places.Starts.Length];
        for (var b = 0; b < blocks.Length; b++)
        {
            var (start, count) = (places.Starts[b], places.Counts[b]);
            var padded = Padded(count);
            x.AsSpan(start + count, padded - count).Fill(x[start]);
            y.AsSpan(start + count, padded - count).Fill(y[start]);
            var weight = 0.0;
            foreach (var one in w.AsSpan(start, count))
            {
                weight += one;
            }

            blocks[b] = new(places.Keys[b], start, padded, weight);
        }

        return new(blocks, x, y, w, keys.Length);
    }

    internal static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;
}
