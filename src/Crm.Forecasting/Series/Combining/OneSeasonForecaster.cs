namespace Crm.Forecasting.Series.Combining;

/// <summary>A method that is shown one season of several.</summary>
internal sealed class OneSeasonForecaster(int season, IForecaster inner) : IForecaster
{
    public string Name => inner.Name;

    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
        => inner.Fit(new TimeSeries(series.Values, season), cancellationToken);
}
