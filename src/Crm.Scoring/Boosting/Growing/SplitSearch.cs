using Crm.Scoring.Boosting.Binning;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>Finds the best split of a column from a leaf's sums. Every way of splitting is a list of left sides, and one loop judges all lists.</summary>
internal sealed class SplitSearch(BinnedRows rows, Gradients gradients, BoostedTreesOptions options, int[] directions)
{
    private static readonly double[] NoNoise = new double[Histogram.Stride + SplitGain.Lanes];

    /// <summary>The best split of a column.</summary>
    public Split Best(Leaf leaf, int column)
    {
        var sums = Sums(leaf, column);
        Span<long> lefts = stackalloc long[Histogram.Stride + SplitGain.Lanes];
        var whole = leaf.Gain(gradients, options);
        var floor = whole.Score(leaf.Total) + options.MinGain;
        if (!rows.Columns[column].IsCategorical)
        {
            var best = Judge(whole, SplitWay.MissingRight, sums, [], lefts, column, floor);
            if (sums[0] == 0)
            {
                return best;
            }

            var other = Judge(whole, SplitWay.MissingLeft, sums, [], lefts, column, floor);
            return other.Gain > best.Gain ? other : best;
        }

        Span<byte> order = stackalloc byte[Histogram.Stride];
        order = order[..Order(sums, order)];
        return order.Length <= options.OneAgainstAllLevels
            ? Judge(whole, SplitWay.OneAgainstAll, sums, order, lefts, column, floor)
            : Judge(leaf.Gain(gradients, options, options.LevelL2), SplitWay.Ordered, sums, order, lefts, column, floor);
    }

    /// <summary>The bins that a split sends left. What the leaf has no row of goes with the greater side.</summary>
    public BinSet LeftBins(Leaf leaf, in Split split)
    {
        var set = default(BinSet);
        var sums = Sums(leaf, split.Column);
        var emptyLeft = 2L * (uint)split.Left > (uint)leaf.Total;
        if (split.Way is SplitWay.MissingLeft or SplitWay.MissingRight)
        {
            for (var bin = 1; bin <= split.Place + 1; bin++)
            {
                set.Add(bin);
            }

            if (split.Way == SplitWay.MissingLeft || (sums[0] == 0 && emptyLeft))
            {
                set.Add(0);
            }

            return set;
        }

        Span<byte> order = stackalloc byte[Histogram.Stride];
        order = order[..Order(sums, order)];
        foreach (var bin in split.Way == SplitWay.OneAgainstAll ? order.Slice(split.Place, 1) : order[..(split.Place + 1)])
        {
            set.Add(bin);
        }

        for (var bin = 0; emptyLeft && bin < sums.Length; bin++)
        {
            if (sums[bin] == 0)
            {
                set.Add(bin);
            }
        }

        return set;
    }

    private ReadOnlySpan<long> Sums(Leaf leaf, int column) => leaf.Sums.AsSpan(rows.Offsets[column]..rows.Offsets[column + 1]);

    private Split Judge(in SplitGain gain, SplitWay way, ReadOnlySpan<long> sums, ReadOnlySpan<byte> order, Span<long> lefts, int column, double floor)
    {
        var count = Lefts(way, sums, order, lefts);
        var padded = (count + SplitGain.Lanes - 1) / SplitGain.Lanes * SplitGain.Lanes;
        lefts[count..padded].Clear();
        var (place, score) = way == SplitWay.Ordered
            ? gain.Best(lefts[..padded], LevelNoise.Of(count), options.LevelPenalty, directions[column])
            : gain.Best(lefts[..padded], NoNoise, 0, directions[column]);
        return score > floor ? new(score - floor, column, place, way, lefts[place]) : Split.None;
    }

    private static int Lefts(SplitWay way, ReadOnlySpan<long> sums, ReadOnlySpan<byte> order, Span<long> lefts)
    {
        var sum = way == SplitWay.MissingLeft ? sums[0] : 0;
        if (way is SplitWay.MissingLeft or SplitWay.MissingRight)
        {
            // The last bin, too, where missing goes right: all that is known against what is missing.
            for (var bin = 1; bin < sums.Length; bin++)
            {
                sum += sums[bin];
                lefts[bin - 1] = sum;
            }

            return sums.Length - 1;
        }

        for (var i = 0; i < order.Length; i++)
        {
            sum = (way == SplitWay.Ordered ? sum : 0) + sums[order[i]];
            lefts[i] = sum;
        }

        return order.Length;
    }

    /// <summary>The bins with rows, by their answers.</summary>
    private int Order(ReadOnlySpan<long> sums, Span<byte> order)
    {
        Span<double> answers = stackalloc double[Histogram.Stride];
        var count = 0;
        for (var bin = 0; bin < sums.Length; bin++)
        {
            if (sums[bin] != 0)
            {
                answers[count] = gradients.FirstUnit * (sums[bin] >> 32) / ((gradients.SecondUnit * (uint)sums[bin]) + options.LevelSmoothing);
                order[count++] = (byte)bin;
            }
        }

        // By insertion: levels are few, and equal answers keep the order of their bins.
        for (var i = 1; i < count; i++)
        {
            var (answer, bin, j) = (answers[i], order[i], i);
            for (; j > 0 && answers[j - 1] > answer; j--)
            {
                (answers[j], order[j]) = (answers[j - 1], order[j - 1]);
            }

            (answers[j], order[j]) = (answer, bin);
        }

        return count;
    }
}
