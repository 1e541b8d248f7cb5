using Crm.Forecasting.Series.Predictives;

namespace Crm.Forecasting.Series.Cleaning;

/// <summary>Fits another method to a series without its outliers.</summary>
/// <remarks>
/// Outliers come again: the distribution is that of the other method for the share of steps that were none, and of the same middle with the outliers' own distances for the rest. So inner intervals are narrow and far quantiles still
/// reach out. Shifts of level are told in the notes and left to the method.
/// </remarks>
/// <param name="inner">The method.</param>
/// <param name="options">When a value is an outlier; <see langword="null"/>: the defaults.</param>
public sealed class CleaningForecaster(IForecaster inner, CleaningOptions? options = null) : IForecaster
{
    /// <inheritdoc/>
    public string Name => $"{inner.Name}, cleaned";

    /// <inheritdoc/>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: a limit is out of range.</exception>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        var cleaned = SeriesCleaner.Clean(series, options);
        var fit = inner.Fit(cleaned.Series, cancellationToken);
        var share = (double)cleaned.Outliers.Length / series.Count;
        return new FittedForecaster(fit.Name, fit.Fitted.ToArray(), fit.Parameters, [.. cleaned.Notes, .. fit.Forecast(1).Notes], horizon =>
        {
            var plain = fit.Forecast(horizon);
            return new(plain.Point, share > 0
                ? new OutlierMixture(plain, cleaned.Outliers.Select(one => one.Value - one.Replacement), share)
                : RescaledPredictive.AsIs(plain));
        });
    }
}
