using System.Diagnostics;
using System.Globalization;
using Crm.Insights;
using Crm.Sales;
using Crm.Samples.QuickStart.Commands;
using Crm.Samples.QuickStart.Data;
using Crm.Samples.QuickStart.Import;
using Crm.Sessions;
using Crm.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Benchmarks.Forecasting;

/// <summary>
/// The published sales data (8,800 deals, 2016-10 to 2017-12) in a SQLite file: the two quarters after 2017-09-30 by what was known then, beside what came; and how long each way to ask takes, in wall time and in the process's own.
/// </summary>
internal static class CrmForecast
{
    private static readonly LocalDate Then = new(2017, 9, 30);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("crm-benchmarks-forecast-").FullName;
        try
        {
            var data = SalesFolder.Read(RepositoryRoot.Combine("..", "shared", "data", "pipeline", "crm_sales_opportunities"), new(2018, 1, 1));
            var clock = new Fixed(Instant.FromUtc(2018, 1, 1, 0, 0));
            await using var services = SalesCrm.Create(new StoreChoice.SqliteFile(Path.Combine(folder, "crm.db")), SalesTenant.Imported, data, clock);
            await services.ProvisionCrmAsync();
            await new SalesImport(services, SalesTenant.Imported, data, null).RunAsync(CancellationToken.None);
            await ForecastAsync(services, data.ExtractDate);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ForecastAsync(IServiceProvider services, LocalDate lastDay)
    {
        await using var scope = services.CreateAsyncScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        var options = new ForecastOptions { AsOf = Then };
        var forecast = await TimedAsync("simulate, nothing known", () => crm.Forecasts.SimulateAsync(options).AsTask());
        await TimedAsync("simulate again", () => crm.Forecasts.SimulateAsync(options).AsTask());
        await TimedAsync("simulate a part, nothing known of parts", () => crm.Forecasts.SimulateAsync(options with { Where = "product.name = 'GTX Pro'" }).AsTask());
        await TimedAsync("simulate a part again", () => crm.Forecasts.SimulateAsync(options with { Where = "product.name = 'GTX Pro'" }).AsTask());
        var deal = await crm.LoadForChangeAsync((await crm.Query<Deal>().Where("stage.kind = open").Select("id").PageAsync(1)).Rows[0].GetId<Deal>("id")!.Value);
        deal.Name += " changed";
        await crm.SaveAsync();
        await TimedAsync("simulate after a save", () => crm.Forecasts.SimulateAsync(options).AsTask());
        var quarter = FiscalPeriod.OfQuarter(2017, 4);
        await TimedAsync("roll up by person", () => crm.Forecasts.RollUpAsync(quarter).AsTask());
        await TimedAsync("flow of a quarter", () => crm.Forecasts.CompareAsync(null, Instant.FromUtc(2017, 10, 1, 0, 0), Instant.FromUtc(2017, 12, 31, 0, 0)).AsTask());
        await TimedAsync("deals at risk", () => crm.Forecasts.AtRiskAsync().AsTask());
        await TimedAsync("deals at risk again", () => crm.Forecasts.AtRiskAsync().AsTask());
        var lifetimes = await TimedAsync("lifetimes", () => crm.Forecasts.LifetimesAsync().AsTask());
        await TimedAsync("lifetimes again", () => crm.Forecasts.LifetimesAsync().AsTask());
        await TimedAsync("train score.win, all standard features", () => scope.ServiceProvider.GetRequiredService<ScoreTraining>().TrainAsync(SalesTenant.Imported).AsTask());

        Say($"as of {forecast.AsOf:uuuu-MM-dd}: {forecast.Outlook.Deals.Length} open deals");
        foreach (var period in forecast.Periods)
        {
            var came = period.Last > lastDay ? "what came is not known yet" : FormattableString.Invariant($"came {(await crm.Forecasts.RollUpAsync(period.Period!.Value)).Total.Won:N0}");
            Say($"{period.Period}: P10 {period.P10:N0}  P50 {period.P50:N0}  P90 {period.P90:N0}; {came}");
        }

        foreach (var past in forecast.Track.Forecasts)
        {
            Say($"{past.Period.First:yyyy-MM-dd} to {past.Period.Last:yyyy-MM-dd}: P10 {past.P10:N0}  P50 {past.P50:N0}  P90 {past.P90:N0}; came {past.Actual:N0}");
        }

        Say($"{lifetimes.Count} accounts, {lifetimes[0].Model}, off by {lifetimes[0].MeanError:0.0} purchases an account; the first is worth {lifetimes[0].Value:N0}, alive with {lifetimes[0].Alive:P0}, buys {lifetimes[0].NextYear:0} times a year");
    }

    private static async Task<T> TimedAsync<T>(string what, Func<Task<T>> run)
    {
        using var process = Process.GetCurrentProcess();
        var (started, cpu) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        var result = await run();
        process.Refresh();
        Say($"{what,-42} {Stopwatch.GetElapsedTime(started).TotalMilliseconds,7:0} ms, {(process.TotalProcessorTime - cpu).TotalMilliseconds,7:0} ms of CPU");
        return result;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Fixed(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
