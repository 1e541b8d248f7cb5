using System.Diagnostics;
using System.Globalization;
using Crm.Evaluation.Output;
using Crm.Forecasting;
using Crm.Forecasting.Series;

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
        Run(method, [.. rows.Take(WarmUp)], request.Threads, null, cancellationToken);
        var (cpu, clock) = (CpuTime(), Stopwatch.StartNew());
        var forecasts = Run(method, rows, request.Threads, progress.Part("forecasting"), cancellationToken);
        var (seconds, used) = (clock.Elapsed.TotalSeconds, (CpuTime() - cpu).TotalSeconds);
        var errors = rows.Zip(forecasts, SeriesError.Of).ToList();
        if (errors.Count(error => !error.IsScaled) is > 0 and var unscaled)
        {
            progress.Clear();
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MASE, OWA and MSIS are without {unscaled} series: nothing changed before their end, or numbers are too large to be summed."));
        }

        return new(request.Method, [.. errors.GroupBy(error => error.Period).Select(group => SeriesError.Mean(group.Key, [.. group]))], SeriesError.Mean("all", errors), used / rows.Count, seconds);
    }

    private static Forecast[] Run(IForecaster method, List<SeriesRow> rows, int threads, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return ForecastBatch.Run(method, [.. rows.Select(row => (row.Known, row.Test.Length))], threads, progress, cancellationToken);
        }
        catch (ForecastingException)
        {
            // One by one, to say which it was.
            foreach (var row in rows)
            {
                SeriesRow.Say(row.Id, () => method.Fit(row.Known, cancellationToken).Forecast(row.Test.Length));
            }

            throw;
        }
    }

    private static TimeSpan CpuTime() => Process.GetCurrentProcess().TotalProcessorTime;
}
