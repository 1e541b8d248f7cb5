namespace Crm.Forecasting.Series;

/// <summary>Many series at once.</summary>
public static class ForecastBatch
{
    /// <summary>Fits a method to each series and forecasts it. The same bits on any number of threads.</summary>
    /// <param name="forecaster">The method.</param>
    /// <param name="series">The series, each with its horizon.</param>
    /// <param name="threads">How many threads work at most, from 1 (the default) on.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The forecasts, in the order of the series.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: a horizon or the number of threads is below one.</exception>
    public static Forecast[] Run(IForecaster forecaster, IReadOnlyList<(TimeSeries Series, int Horizon)> series, int threads = 1, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        ArgumentNullException.ThrowIfNull(series);
        if (threads < 1)
        {
            throw Refuse.Option($"{threads} threads were asked for; at least one works.");
        }

        for (var i = 0; i < series.Count; i++)
        {
            if (series[i].Horizon < 1)
            {
                throw Refuse.Option($"A horizon of {series[i].Horizon} was asked for series {i} of {series.Count}; it is at least 1.");
            }
        }

        var forecasts = new Forecast[series.Count];
        ParallelBlocks.Run(series.Count, threads, i => forecasts[i] = forecaster.Fit(series[i].Series, cancellationToken).Forecast(series[i].Horizon), progress, cancellationToken);
        return forecasts;
    }
}
