namespace Crm.Forecasting.Series.Seasonality;

/// <summary>Is there a season at all?</summary>
internal static class SeasonalityTest
{
    /// <summary>The autocorrelation at the season lies outside its limits of 90 % (Bartlett; as the M competitions have it). False for fewer than three seasons.</summary>
    public static bool IsSeasonal(ReadOnlySpan<double> values, int season)
    {
        if (season < 2 || values.Length < 3 * season)
        {
            return false;
        }

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

        return Math.Abs(Covariance(values, mean, season) / variance) > 1.645 * Math.Sqrt(sum / values.Length);
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
