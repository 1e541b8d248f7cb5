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
        int[] lags = series.Seasons.IsEmpty ? [1, 2, 3] : SeasonalAutoregression.Lags(series.Seasons);
        if (values.Length < lags[^1] + (3 * lags.Length) || Array.TrueForAll(values, value => value == values[0]))
        {
            return SeasonalWalk.Fit("Naive", values, 1, notes.Add(new(ForecastNoteCodes.Short, string.Create(CultureInfo.InvariantCulture, $"{values.Length} values are too few for an autoregression on {lags.Length} lags up to {lags[^1]}, or all the same; the last value is repeated."))));
        }

        var model = new SeasonalAutoregression(values, lags);
        return new FittedForecaster(Name, model.Fitted, [], notes, horizon =>
        {
            var (point, variances) = (model.Point(horizon), model.Variances(horizon));
            return Continuation.Normal(horizon, step => point[step], step => Math.Sqrt(variances[step]));
        });
    }
}
