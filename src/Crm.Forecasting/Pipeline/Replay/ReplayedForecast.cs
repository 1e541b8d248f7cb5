namespace Crm.Forecasting.Pipeline.Replay;

/// <summary>A forecast as it would have been made on a past day, from what was known then, and what came.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Period">The period that was forecast.</param>
/// <param name="Actual">The amount that was won in it.</param>
/// <param name="Mean">The mean that was forecast.</param>
/// <param name="P10">The amount that was to be exceeded with 90 %.</param>
/// <param name="P50">The amount that was to be exceeded as often as not.</param>
/// <param name="P90">The amount that was to be exceeded with 10 %.</param>
/// <param name="Brier">The mean squared error of the probabilities that deals open then would be won in the period; 0 where none was.</param>
/// <param name="BaseBrier">The same had each deal been given the share that was won: no knowledge of single deals, but of the base rate.</param>
public sealed record ReplayedForecast(DateOnly AsOf, ForecastPeriod Period, double Actual, double Mean, double P10, double P50, double P90, double Brier, double BaseBrier)
{
    /// <summary>The pinball loss, mean of the three quantiles: for each, p · (actual - q) where the actual is above, (1 - p) · (q - actual) where it is below.</summary>
    public double Pinball => (Loss(P10, 0.1) + Loss(P50, 0.5) + Loss(P90, 0.9)) / 3;

    /// <summary>Whether the actual amount lies from P10 to P90.</summary>
    public bool IsCovered => Actual >= P10 && Actual <= P90;

    private double Loss(double quantile, double probability) => Actual >= quantile ? probability * (Actual - quantile) : (1 - probability) * (quantile - Actual);
}
