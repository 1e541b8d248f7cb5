using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Evaluation;

/// <summary>Back-testing by rolling origin (Tashman: Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16 (2000)): the method is fitted anew at each origin, to what was known there and nothing else.</summary>
public static class RollingOrigin
{
    /// <summary>Tests a method on a series. The last origin leaves just the horizon after it.</summary>
    /// <param name="forecaster">The method.</param>
    /// <param name="series">The series.</param>
    /// <param name="options">Horizon, origins, threads; <see langword="null"/>: the defaults.</param>
    /// <param name="progress">Told the share that is done, 0 to 1; from any thread.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Forecasts, errors and measures; the same bit for bit with any number of threads.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.TooFewValues"/>: there are fewer values than horizon and <see cref="RollingOriginOptions.LeastKnown"/>. <see cref="ForecastingErrorCodes.InvalidOption"/>: an option is below 1.</exception>
    public static BackTest Run(IForecaster forecaster, TimeSeries series, RollingOriginOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        ArgumentNullException.ThrowIfNull(series);
        options ??= new();
        options.Check();
        var last = series.Count - options.Horizon;
        if (last < options.LeastKnown)
        {
            throw Refuse.TooFew($"A back-test of {options.Horizon} steps that knows {options.LeastKnown} values takes {options.Horizon + options.LeastKnown} of them; the series has {series.Count}.");
        }

        var count = Math.Min(options.Origins, ((last - options.LeastKnown) / options.Step) + 1);
        var forecasts = new BackTestForecast[count];
        ParallelBlocks.Run(
            count, options.Threads, i => forecasts[i] = Forecast(forecaster, series, last - ((count - 1 - i) * options.Step), options.Horizon, cancellationToken), progress, cancellationToken);
        var byStep = Enumerable.Range(0, options.Horizon).Select(step => new BackTestTally(forecasts, step, step + 1).Measures()).ToImmutableArray();
        return new(forecaster.Name, [.. forecasts], new BackTestTally(forecasts, 0, options.Horizon).Measures(), byStep);
    }

    private static BackTestForecast Forecast(IForecaster forecaster, TimeSeries series, int known, int horizon, CancellationToken cancellationToken)
    {
        var past = series.Take(known);
        var forecast = forecaster.Fit(past, cancellationToken).Forecast(horizon);
        var actual = series.Values.Slice(known, horizon).ToArray();
        return new(known, forecast, [.. actual], [.. actual.Zip(forecast.Point, (value, point) => value - point)], ForecastMetrics.Scale(past.Values, series.Season));
    }
}
