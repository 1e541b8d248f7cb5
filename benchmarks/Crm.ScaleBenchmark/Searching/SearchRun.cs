using System.Diagnostics;
using Crm.InMemory;
using Crm.Records;
using Crm.ScaleBenchmark.Measuring;
using Crm.Search;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using Crm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ScaleBenchmark.Searching;

/// <summary>Quick searches among a million people.</summary>
internal static class SearchRun
{
    private const int Limit = 20;

    /// <param name="store">memory, sqlite or postgresql.</param>
    /// <param name="count">How many people there are.</param>
    /// <param name="place">Where; null: somewhere, for this run.</param>
    public static async Task RunAsync(string store, int count, string? place)
    {
        var file = store == "sqlite" && place is null ? Path.Combine(Path.GetTempPath(), $"crm-search-{Environment.ProcessId}.db") : null;
        var where = place ?? file ?? (store == "postgresql" ? (await PostgreSqlServer.CreateDatabaseAsync()).ConnectionString : "");
        await using var services = new ServiceCollection().AddCrm(crm =>
        {
            _ = store switch { "memory" => crm.UseInMemory(), "sqlite" => crm.UseSqlite($"Data Source={where}"), _ => crm.UsePostgreSql(where) };
            crm.ActingAs<Asking>()
                .Directory(new FixedDirectory(new([new(Asking.Ann, "Ann") { Roles = ["All"] }, new(Asking.Bob, "Bob") { Roles = ["Own"] }], [], [])))
                .Provision(t => t.Role("All", r => r.On("*", Depth.All)).Role("Own", r => r.On("*", Depth.Own)));
        }).BuildServiceProvider();
        await services.ProvisionCrmAsync();
        if ((await AskAsync(services, "template")).Count == 0)
        {
            await FillAsync(services, count, crm => store switch { "memory" => new MemoryBulk(crm), "sqlite" => new SqliteBulk(where), _ => new PostgreSqlBulk(where) });
        }

        var first = Stopwatch.StartNew();
        _ = await AskAsync(services, "first");
        Console.WriteLine(FormattableString.Invariant($"the first search: {first.Elapsed.TotalSeconds:N2} s"));
        Answers.PrintHead();
        var somebody = Somebody.Among(count, Answers.Most);
        var only = Environment.GetEnvironmentVariable("CRM_QUESTIONS") ?? "";
        foreach (var (who, name) in new[] { (Asking.Ann, "all"), (Asking.Bob, "own (1 %)") })
        {
            Asking.Who = who;
            foreach (var (question, text) in Questions.All.Where(q => q.Name.Contains(only, StringComparison.Ordinal)))
            {
                await Answers.MeasureAsync($"{name}: {question}", async i => (await AskAsync(services, text(somebody[i], i))).Count);
            }
        }

        if (file is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"), File.Delete);
        }
    }

    private static async Task FillAsync(ServiceProvider services, int count, Func<ICrmStore, IBulk> bulk)
    {
        var watch = Stopwatch.StartNew();
        await using var scope = services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ICrmStore>();
        await new Filling(store, services.GetRequiredService<IdGenerator>(), count).RunAsync(bulk(store));
        Console.WriteLine(FormattableString.Invariant($"{count:N0} contacts with their index: {watch.Elapsed.TotalSeconds:N0} s"));
    }

    private static async Task<IReadOnlyList<SearchHit>> AskAsync(ServiceProvider services, string text)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CrmSession>().SearchAsync(text, Limit);
    }
}
