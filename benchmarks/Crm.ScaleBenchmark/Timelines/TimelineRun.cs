using System.Diagnostics;
using Crm.Queries;
using Crm.ScaleBenchmark.Measuring;
using Crm.ScaleBenchmark.Searching;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Crm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ScaleBenchmark.Timelines;

/// <summary>Pages of timelines among ten million activities.</summary>
internal static class TimelineRun
{
    /// <param name="store">sqlite or postgresql.</param>
    /// <param name="count">How many activities there are.</param>
    /// <param name="place">Where; null: somewhere, for this run.</param>
    public static async Task RunAsync(string store, long count, string? place)
    {
        var file = store == "sqlite" && place is null ? Path.Combine(Path.GetTempPath(), $"crm-timeline-{Environment.ProcessId}.db") : null;
        var where = place ?? file ?? (await PostgreSqlServer.CreateDatabaseAsync()).ConnectionString;
        var services = Compose(store, where);
        await services.ProvisionCrmAsync();
        if (!await IsFullAsync(services))
        {
            var watch = Stopwatch.StartNew();
            IBulk bulk = store == "sqlite" ? new SqliteBulk(where) : new PostgreSqlBulk(where);
            var sheets = await new Filling(services, bulk, count).SheetsAsync();

            // Nobody else is connected while the tables are filled.
            await services.DisposeAsync();
            await bulk.FillAsync(sheets);
            services = Compose(store, where);
            Console.WriteLine(FormattableString.Invariant($"{count:N0} activities on their timelines: {watch.Elapsed.TotalSeconds:N0} s"));
        }

        Answers.PrintHead();
        var only = Environment.GetEnvironmentVariable("CRM_QUESTIONS") ?? "";
        foreach (var (who, name) in new[] { (Asking.Ann, "Ann"), (Asking.Bob, "Bob") })
        {
            Asking.Who = who;
            foreach (var (question, ask, number) in Question.All.Where(q => q.Name.Contains(only, StringComparison.Ordinal)))
            {
                string? cursor = null;
                for (var page = 1; page < number; page++)
                {
                    cursor = (await AskAsync(services, ask(0), cursor)).Next;
                }

                await Answers.MeasureAsync($"{name}: {question}", async i => (await AskAsync(services, ask(i), cursor)).Rows.Count);
            }
        }

        await services.DisposeAsync();
        if (file is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"), File.Delete);
        }
    }

    private static ServiceProvider Compose(string store, string where) => new ServiceCollection().AddCrm(crm =>
    {
        _ = store == "sqlite" ? crm.UseSqlite($"Data Source={where}") : crm.UsePostgreSql(where);
        crm.ActingAs<Asking>()
            .Directory(new FixedDirectory(new([.. Shape.Everybody.Select((id, i) => new DirectoryUser(id, $"Person {i}") { Roles = [id == Asking.Bob ? "Own" : "All"] })], [], [])))
            .Provision(t => t.Role("All", r => r.On("*", Depth.All)).Role("Own", r => r.On("*", Depth.Own)).Pipeline("Sales", p => p.Stage("new", 0.1m).Won().Lost()));
    }).BuildServiceProvider();

    private static async Task<bool> IsFullAsync(ServiceProvider services)
    {
        try
        {
            return (await AskAsync(services, Question.All[0].Ask(0), null)).Rows.Count > 0;
        }
        catch (CrmException e) when (e.Code == CrmErrors.NotFound)
        {
            return false;
        }
    }

    private static async Task<RowPage> AskAsync(ServiceProvider services, Question question, string? cursor)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CrmSession>().TimelineAsync(question.Entity, question.Id, 50, question.Options, cursor);
    }
}
