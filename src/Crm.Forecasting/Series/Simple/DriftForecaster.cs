namespace Crm.Forecasting.Series.Simple;

/// <summary>A random walk with drift: the line from the first value to the last goes on.</summary>
public sealed class DriftForecaster : IForecaster
{
    /// <inheritdoc/>
    public string Name => "Drift";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        var count = values.Length;
        if (count < 3)
        {
            return SeasonalWalk.Fit("Naive", values, 1, notes.Add(new(ForecastNoteCodes.Short, "A drift takes three values; the last value is repeated.")));
        }

        var drift = (values[^1] - values[0]) / (count - 1);
        var fitted = new double[count];
        fitted[0] = double.NaN;
        var squares = 0.0;
        for (var i = 1; i < count; i++)
        {
            fitted[i] = values[i - 1] + drift;
            squares += (values[i] - fitted[i]) * (values[i] - fitted[i]);
        }

        // One of the differences goes into the drift (Hyndman, Athanasopoulos: Forecasting, Principles and Practice, 3rd edition, section 5.5).
        var deviation = Math.Sqrt(squares / (count - 2));
        return new FittedForecaster(Name, fitted, [new("drift", drift)], notes, horizon => Continuation.Normal(
            horizon,
            step => values[^1] + ((step + 1) * drift),
            step => deviation * Math.Sqrt((step + 1) * (1 + ((step + 1.0) / (count - 1))))));
    }
}
