using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.Replay;

/// <summary>How the forecasts of past periods would have done.</summary>
/// <param name="Forecasts">Each of them, in order of time; empty where history is too short.</param>
public sealed record TrackRecord(ImmutableArray<ReplayedForecast> Forecasts)
{
    /// <summary>By what share of the actual amounts the means were too high, together; negative: too low. NaN where there is none.</summary>
    public double Bias => Forecasts.Sum(f => f.Mean - f.Actual) / Forecasts.Sum(f => f.Actual);

    /// <summary>The share of periods whose amount lay from P10 to P90; 0.8 is what it should be. NaN where there is none.</summary>
    public double Coverage80 => Forecasts.IsEmpty ? double.NaN : Forecasts.Average(f => f.IsCovered ? 1.0 : 0);

    /// <summary>The mean pinball loss, in units of the amount. NaN where there is none.</summary>
    public double Pinball => Forecasts.IsEmpty ? double.NaN : Forecasts.Average(f => f.Pinball);

    /// <summary>The mean of the absolute errors of the means over the mean of the actual amounts. NaN where there is none.</summary>
    public double RelativeError => Forecasts.Sum(f => Math.Abs(f.Mean - f.Actual)) / Forecasts.Sum(f => f.Actual);
}
