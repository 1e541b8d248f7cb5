namespace Crm.Scoring.Boosting.Binning;

/// <summary>Ascending numbers that cut the line into intervals, each closed above: interval i holds what is greater than i of the cuts.</summary>
internal static class Cuts
{
    /// <summary>How many of the cuts a value exceeds; a binary search without branches that depend on the value.</summary>
    public static int Below(ReadOnlySpan<double> cuts, double value)
    {
        var (start, length) = (0, cuts.Length);
        while (length > 1)
        {
            var half = length >> 1;
            start += cuts[start + half - 1] < value ? half : 0;
            length -= half;
        }

        return start + (length == 1 && cuts[start] < value ? 1 : 0);
    }

    /// <summary>A number that parts two neighbours: at least the lower, below the upper.</summary>
    public static double Between(double lower, double upper)
    {
        var middle = (lower / 2) + (upper / 2);
        return middle >= lower && middle < upper ? middle : lower;
    }

    /// <summary>Cuts that part sorted values into bins of about equal weight, never equal values; between every two values where there are no more distinct ones than bins.</summary>
    public static double[] Quantiles(ReadOnlySpan<double> sorted, ReadOnlySpan<double> weights, int bins)
    {
        var (values, masses) = (new List<double>(), new List<double>());
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                values.Add(sorted[i]);
                masses.Add(0);
            }

            masses[^1] += weights.IsEmpty ? 1 : weights[i];
        }

        var cuts = new List<double>();
        var (left, filled) = (masses.Sum(), 0.0);
        for (var i = 0; i + 1 < values.Count; i++)
        {
            filled += masses[i];
            var open = bins - cuts.Count;
            if (open > 1 && (values.Count - i <= open || filled * open >= left))
            {
                cuts.Add(Between(values[i], values[i + 1]));
                left -= filled;
                filled = 0;
            }
        }

        return [.. cuts];
    }
}
