using System.Globalization;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Series.Autoregression;

/// <summary>A seasonal autoregression: on the last three values, on those one and two seasons ago and beside them, and on each season up to the longest. For long series with several seasons, such as hours.</summary>
public sealed class AutoregressionForecaster : IForecaster
{
    /// <inheritdoc/>
    public string Name => "Seasonal AR";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        if (PlainSeries.Fit(values, 1, notes) is { } plain)
        {
            return plain;
        }

        // So the lags of a season far longer than the series are never listed.
        int[] lags = series.Seasons.IsEmpty ? SeasonalAutoregression.NearLags : series.Seasons[^1] < values.Length ? SeasonalAutoregression.Lags(series.Seasons) : [];
        if (lags.Length == 0 || values.Length < lags[^1] + (3 * lags.Length))
        {
            return SeasonalWalk.Fit("Naive", values, 1, notes.Add(new(ForecastNoteCodes.Short, string.Create(CultureInfo.InvariantCulture, $"{values.Length} values are too few for an autoregression that reaches {(series.Seasons.IsEmpty ? 3 : series.Seasons[^1])} steps back; the last value is repeated."))));
        }

        cancellationToken.ThrowIfCancellationRequested();

        var model = new SeasonalAutoregression(values, lags);
        return new FittedForecaster(Name, model.Fitted, [], notes, horizon =>
        {
            var (point, variances) = (model.Point(horizon), model.Variances(horizon));
            return Continuation.Normal(horizon, step => point[step], step => Math.Sqrt(variances[step]));
        });
    }
}
