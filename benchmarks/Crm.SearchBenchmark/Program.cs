using System.Diagnostics;
using System.Globalization;
using Crm;
using Crm.Records;
using Crm.SearchBenchmark;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using Crm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

// How long a quick search takes: dotnet run -c Release -- sqlite|postgresql [records, default 1000000] [SQLite: a file; PostgreSQL: a connection string of an empty database; used as it is if it is full]
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
var isSqlite = args[0] == "sqlite";
var where = args.Length > 2 ? args[2] : isSqlite ? Path.Combine(Path.GetTempPath(), $"crm-search-{Environment.ProcessId}.db") : (await PostgreSqlServer.CreateDatabaseAsync()).ConnectionString;
await using var services = new ServiceCollection().AddCrm(crm =>
{
    _ = isSqlite ? crm.UseSqlite($"Data Source={where}") : crm.UsePostgreSql(where);
    crm.ActingAs<Asking>()
        .Directory(new FixedDirectory(new([new(Asking.Ann, "Ann") { Roles = ["All"] }, new(Asking.Bob, "Bob") { Roles = ["Own"] }], [], [])))
        .Provision(t => t.Role("All", r => r.On("*", Depth.All)).Role("Own", r => r.On("*", Depth.Own)));
}).BuildServiceProvider();
await services.ProvisionCrmAsync();
if ((await AskAsync("template")).Count == 0)
{
    var filled = Stopwatch.StartNew();
    await using var scope = services.CreateAsyncScope();
    await new Filling(scope.ServiceProvider.GetRequiredService<ICrmStore>(), services.GetRequiredService<IdGenerator>(), count).RunAsync(isSqlite ? new SqliteBulk(where) : new PostgreSqlBulk(where));
    Console.WriteLine(FormattableString.Invariant($"{count:N0} contacts with their index in {filled.Elapsed.TotalSeconds:N0} s"));
}

var only = Environment.GetEnvironmentVariable("CRM_QUESTIONS") ?? "";
foreach (var (who, name) in new[] { (Asking.Ann, "All"), (Asking.Bob, "Own") })
{
    Asking.Who = who;
    foreach (var (question, text) in Questions.All.Where(q => q.Name.Contains(only, StringComparison.Ordinal)))
    {
        await MeasureAsync($"{name}, {question}", text);
    }
}

async Task MeasureAsync(string name, Func<People, int, string> text)
{
    var asking = new People(7, 11);
    var times = new List<double>();
    var hits = 0;
    for (var i = 0; i < 120; i++)
    {
        var asked = text(asking, i);
        var watch = Stopwatch.StartNew();
        var found = await AskAsync(asked);
        if (i >= 20)
        {
            times.Add(watch.Elapsed.TotalMilliseconds);
            hits += found.Count;
        }
    }

    times.Sort();
    Console.WriteLine(FormattableString.Invariant($"{name,-30} median {times[50],8:N2} ms   95% {times[95],8:N2} ms   worst {times[99],8:N2} ms   {hits / 100.0:N1} hits"));
}

async Task<IReadOnlyList<Crm.Search.SearchHit>> AskAsync(string text)
{
    await using var scope = services.CreateAsyncScope();
    return await scope.ServiceProvider.GetRequiredService<CrmSession>().SearchAsync(text, 20);
}
