namespace Crm.Forecasting.Series.Calendar;

/// <summary>Makes noise of what depends on its own past: an autoregression by Yule-Walker (Levinson's recursion), its order by the corrected Akaike criterion.</summary>
internal static class AutoregressiveFilter
{
    private const int MostLags = 12;

    /// <summary>The coefficients for the lags 1, 2, ...; none for noise.</summary>
    public static double[] Estimate(ReadOnlySpan<double> values)
    {
        var most = Math.Min(MostLags, values.Length / 6);
        Span<double> covariance = stackalloc double[MostLags + 1];
        for (var lag = 0; lag <= most; lag++)
        {
            for (var i = lag; i < values.Length; i++)
            {
                covariance[lag] += values[i] * values[i - lag] / values.Length;
            }
        }

        double[] best = [], current = [];
        var variance = covariance[0];
        var least = double.PositiveInfinity;
        for (var order = 0; order <= most && variance > 0; order++)
        {
            if (order > 0)
            {
                var reflection = covariance[order];
                for (var j = 0; j < current.Length; j++)
                {
                    reflection -= current[j] * covariance[order - 1 - j];
                }

                reflection /= variance;
                var before = current;
                current = [.. before.Select((value, j) => value - (reflection * before[^(j + 1)])), reflection];
                variance *= 1 - (reflection * reflection);
            }

            var criterion = (values.Length * Math.Log(variance)) + (2.0 * (order + 1) * values.Length / (values.Length - order - 2));
            if (criterion < least)
            {
                (least, best) = (criterion, current);
            }
        }

        return best;
    }

    /// <summary>Each value less what its past says; as many fewer as there are coefficients.</summary>
    public static double[] Apply(ReadOnlySpan<double> values, double[] coefficients)
    {
        var left = new double[values.Length - coefficients.Length];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = values[i + coefficients.Length];
            for (var lag = 1; lag <= coefficients.Length; lag++)
            {
                left[i] -= coefficients[lag - 1] * values[i + coefficients.Length - lag];
            }
        }

        return left;
    }
}
