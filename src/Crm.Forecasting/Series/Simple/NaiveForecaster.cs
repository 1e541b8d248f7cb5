namespace Crm.Forecasting.Series.Simple;

/// <summary>The naive method: what was last, comes again.</summary>
public sealed class NaiveForecaster : IForecaster
{
    /// <inheritdoc/>
    public string Name => "Naive";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        return SeasonalWalk.Fit(Name, values, 1, notes);
    }
}
