namespace Crm.Forecasting.Series.Seasonality;

/// <summary>Is there a season at all?</summary>
internal static class SeasonalityTest
{
    /// <summary>The normal quantile of the limits: 90 %, both sides.</summary>
    private const double Limit = 1.645;

    /// <summary>The autocorrelation at the season, over as many products as it has, lies outside its limits of 90 % (Bartlett 1946). False for fewer than two seasons and two values more.</summary>
    /// <remarks>The usual estimate divides by all values, and so loses a third or a half of the correlation where there are three or two seasons: without that, errors on the M1 series were less, of short ones by a tenth and more.</remarks>
    public static bool IsSeasonal(ReadOnlySpan<double> values, int season) =>
        season > 1 && values.Length >= (2 * season) + 2 && IsOutside(values, season, (double)values.Length / (values.Length - season));

    /// <summary>The test as the M competitions have it, for their yardstick: the usual estimate, and three seasons at least.</summary>
    public static bool IsSeasonalInCompetitions(ReadOnlySpan<double> values, int season) =>
        season > 1 && values.Length >= 3 * season && IsOutside(values, season, 1);

    private static bool IsOutside(ReadOnlySpan<double> values, int season, double factor)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        var variance = Covariance(values, mean, 0);
        if (variance == 0)
        {
            return false;
        }

        var sum = 1.0;
        for (var lag = 1; lag < season; lag++)
        {
            var correlation = Covariance(values, mean, lag) / variance;
            sum += 2 * correlation * correlation;
        }

        return factor * Math.Abs(Covariance(values, mean, season) / variance) > Limit * Math.Sqrt(sum / values.Length);
    }

    private static double Covariance(ReadOnlySpan<double> values, double mean, int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < values.Length; i++)
        {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }

        return sum;
    }
}
