namespace Crm.Scoring.Honesty;

/// <summary>The population stability index: the symmetric Kullback-Leibler divergence (Jeffreys 1946) of two distributions over the same cells.</summary>
internal static class StabilityIndex
{
    /// <summary>What a cell adds; all of them sum to the index. Half a row is added to each cell, so that an empty one stays finite.</summary>
    public static double[] Parts(long[] then, long[] now)
    {
        var (thenRows, nowRows) = (then.Sum() + (0.5 * then.Length), now.Sum() + (0.5 * now.Length));
        var parts = new double[then.Length];
        for (var cell = 0; cell < parts.Length; cell++)
        {
            if (then[cell] + now[cell] > 0)
            {
                var (before, after) = ((then[cell] + 0.5) / thenRows, (now[cell] + 0.5) / nowRows);
                parts[cell] = (after - before) * Math.Log(after / before);
            }
        }

        return parts;
    }

    /// <summary>The 95 % quantile of the index when nothing moved: (1/n + 1/m) times chi-square with a degree of freedom less than there are cells (Yurdakul 2018, section 3), that by Wilson and Hilferty 1931.</summary>
    public static double Chance(long[] then, long[] now)
    {
        var freedom = then.Zip(now, (a, b) => a + b > 0).Count(filled => filled) - 1;
        if (freedom < 1)
        {
            return 0;
        }

        var spread = 2.0 / (9 * freedom);
        return freedom * Math.Pow(1 - spread + (1.645 * Math.Sqrt(spread)), 3) * ((1.0 / then.Sum()) + (1.0 / now.Sum()));
    }
}
