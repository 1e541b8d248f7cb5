using System.Diagnostics;
using Crm.Evaluation.Output;
using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Evaluation;
using Crm.Forecasting.Series.Simple;

namespace Crm.Evaluation.Forecasting.Series;

/// <summary>One run of <c>forecast</c>: each series is forecast as far as its test part goes.</summary>
internal static class ForecastRun
{
    /// <summary>So many series are forecast once before the clock runs, for the code to be compiled.</summary>
    private const int WarmUp = 100;

    public static ForecastResult Do(ForecastRequest request, ProgressLine progress, CancellationToken cancellationToken)
    {
        var rows = SeriesFile.Load(request.Series, cancellationToken);
        var method = Methods.Of(request.Method);
        ForecastBatch.Run(method, [.. rows.Take(WarmUp).Select(row => (row.Known, row.Test.Length))], request.Threads, cancellationToken: cancellationToken);
        var (cpu, clock) = (CpuTime(), Stopwatch.StartNew());
        var forecasts = ForecastBatch.Run(method, [.. rows.Select(row => (row.Known, row.Test.Length))], request.Threads, progress.Part("forecasting"), cancellationToken);
        var (seconds, used) = (clock.Elapsed.TotalSeconds, (CpuTime() - cpu).TotalSeconds);
        var errors = rows.Zip(forecasts, SeriesError.Of).ToList();
        return new(request.Method, [.. errors.GroupBy(error => error.Period).Select(group => Sum(group.Key, [.. group]))], Sum("all", errors), used / rows.Count, seconds);
    }

    private static GroupResult Sum(string period, List<SeriesError> errors)
    {
        double Mean(Func<SeriesError, double> of) => errors.Average(of);
        return new(
            period,
            errors.Count,
            Mean(e => e.Smape),
            Mean(e => e.Mase),
            ForecastMetrics.Owa(Mean(e => e.Smape), Mean(e => e.Mase), Mean(e => e.NaiveSmape), Mean(e => e.NaiveMase)),
            Mean(e => e.Coverage80),
            Mean(e => e.Coverage95),
            Mean(e => e.Msis95));
    }

    private static TimeSpan CpuTime() => Process.GetCurrentProcess().TotalProcessorTime;

    private sealed record SeriesError(string Period, double Smape, double Mase, double NaiveSmape, double NaiveMase, double Coverage80, double Coverage95, double Msis95)
    {
        public static SeriesError Of(SeriesRow row, Forecast forecast)
        {
            var scale = ForecastMetrics.Scale(row.Known.Values, row.Frequency);
            var naive = new Naive2Forecaster().Fit(row.Known).Forecast(row.Test.Length).Point.AsSpan();
            Interval[] Intervals(double level) => [.. Enumerable.Range(0, row.Test.Length).Select(step => forecast.Interval(step, level))];
            return new(
                row.Period,
                ForecastMetrics.Smape(row.Test, forecast.Point.AsSpan()),
                ForecastMetrics.Mase(row.Test, forecast.Point.AsSpan(), scale),
                ForecastMetrics.Smape(row.Test, naive),
                ForecastMetrics.Mase(row.Test, naive, scale),
                ForecastMetrics.Coverage(row.Test, Intervals(0.8)),
                ForecastMetrics.Coverage(row.Test, Intervals(0.95)),
                ForecastMetrics.Msis(row.Test, Intervals(0.95), 0.95, scale));
        }
    }
}
