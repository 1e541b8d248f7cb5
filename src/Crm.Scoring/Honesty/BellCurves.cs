namespace Crm.Scoring.Honesty;

/// <summary>The binormal model: a score whose values are two bell curves of one width, one for either outcome (Green and Swets 1966). It is what an honest, strong column looks like, up to a rising function of it.</summary>
internal static class BellCurves
{
    /// <summary>How many times as likely the lowest rows are among positive ones as among negative ones, under the model.</summary>
    /// <param name="auc">The AUC of the score.</param>
    /// <param name="rate">The base rate.</param>
    /// <param name="share">How many of all rows are the lowest, above 0 and below 1.</param>
    public static double LowestRatio(double auc, double rate, double share)
    {
        var apart = Math.Sqrt(2) * Solve(z => Below(z) - auc);
        var cut = Solve(z => ((1 - rate) * Below(z)) + (rate * Below(z - apart)) - share);
        return Below(cut - apart) / Below(cut);
    }

    /// <summary>The standard normal distribution: by its series (Marsaglia 2004) inside, by its continued fraction in the lower tail; to about 1e-12, relative.</summary>
    public static double Below(double z)
    {
        if (z > 0)
        {
            return 1 - Below(-z);
        }

        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (z < -3)
        {
            var fraction = 0.0;
            for (var k = 100; k >= 1; k--)
            {
                fraction = k / (-z + fraction);
            }

            return density / (-z + fraction);
        }

        var (term, sum) = (z, z);
        for (var k = 3; Math.Abs(term) > 1e-17; k += 2)
        {
            term *= z * z / k;
            sum += term;
        }

        return 0.5 + (sum * density);
    }

    private static double Solve(Func<double, double> rising)
    {
        var (low, high) = (-12.0, 12.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = rising(middle) < 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
