namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>Empirical Bayes: how far levels are believed to differ, and each level's part in it.</summary>
internal static class Shrinkage
{
    /// <summary>Multipliers of Poisson rates, gamma with mean 1 before the counts are seen.</summary>
    /// <remarks>The variance between levels by moments, max(0, Σ((O - E)² - E) / ΣE²); 1/variance is what the prior counts (Clayton and Kaldor, Biometrics 43, 1987, section 2.3).</remarks>
    /// <param name="observed">How often it happened, by level.</param>
    /// <param name="expected">How often it would have happened without the levels.</param>
    /// <param name="multipliers">Gets (O + k) / (E + k).</param>
    public static void Rates(ReadOnlySpan<double> observed, ReadOnlySpan<double> expected, Span<double> multipliers)
    {
        var (excess, squares) = (0.0, 0.0);
        for (var i = 0; i < observed.Length; i++)
        {
            var difference = observed[i] - expected[i];
            excess += (difference * difference) - expected[i];
            squares += expected[i] * expected[i];
        }

        if (excess <= 0 || squares <= 0)
        {
            multipliers.Fill(1);
            return;
        }

        var prior = Math.Max(squares / excess, 1);
        for (var i = 0; i < observed.Length; i++)
        {
            multipliers[i] = (observed[i] + prior) / (expected[i] + prior);
        }
    }

    /// <summary>Rates of successes, beta with the pooled mean before the counts are seen.</summary>
    /// <remarks>The precision by moments: the variance of rates beyond the binomial one (Kleinman, Journal of the American Statistical Association 68, 1973), a success weighing as much as any other.</remarks>
    /// <param name="counts">Trials and successes, by level.</param>
    /// <returns>(w + k·p) / (n + k), by level.</returns>
    public static double[] Shares(IReadOnlyList<(int Trials, int Successes)> counts)
    {
        var trials = (double)counts.Sum(c => c.Trials);
        var pooled = counts.Sum(c => c.Successes) / Math.Max(trials, 1);
        var (spread, weight, levels) = (0.0, 0.0, -1);
        foreach (var (n, w) in counts.Where(c => c.Trials > 0))
        {
            spread += n * Math.Pow(((double)w / n) - pooled, 2);
            weight += n * (1 - (n / trials));
            levels++;
        }

        var between = weight > levels ? (spread - (levels * pooled * (1 - pooled))) / (weight - levels) : 0;
        var prior = between > 0 ? Math.Clamp((pooled * (1 - pooled) / between) - 1, 1, 1e6) : 1e6;
        return [.. counts.Select(c => (c.Successes + (prior * pooled)) / (c.Trials + prior))];
    }
}
