using System.Diagnostics;
using System.Globalization;
using Crm;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Records;
using Crm.SearchBenchmark;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using Crm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

// How long a quick search takes: dotnet run -c Release -- sqlite|postgresql [records, default 1000000] [file, for SQLite: used as it is if it is there]
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
var file = args.Length > 2 ? args[2] : Path.Combine(Path.GetTempPath(), $"crm-search-{Environment.ProcessId}.db");
var isThere = File.Exists(file);
var server = args[0] == "postgresql" ? await PostgreSqlServer.CreateDatabaseAsync() : null;
var ann = IdGenerator.FromName<User>("ann");
await using var services = new ServiceCollection().AddCrm(crm =>
{
    _ = server is null ? crm.UseSqlite($"Data Source={file}") : crm.UsePostgreSql(server.ConnectionString);
    crm.ActingAs<WhoAsks>()
        .Directory(new FixedDirectory(new([new(ann, "Ann") { Roles = ["All"] }, new(IdGenerator.FromName<User>("bob"), "Bob") { Roles = ["Own"] }], [], [])))
        .Provision(t => t.Role("All", r => r.On("*", Depth.All)).Role("Own", r => r.On("*", Depth.Own)));
}).BuildServiceProvider();
await services.ProvisionCrmAsync();
var people = new People(7);
var ids = services.GetRequiredService<IdGenerator>();
var filled = Stopwatch.StartNew();
if (!isThere)
{
    await using var scope = services.CreateAsyncScope();
    await FillAsync(scope.ServiceProvider.GetRequiredService<ICrmStore>());
}

Console.WriteLine(FormattableString.Invariant($"{count:N0} records with their index in {filled.Elapsed.TotalSeconds:N0} s"));
if (server is not null)
{
    await using var connection = new Npgsql.NpgsqlConnection(server.ConnectionString);
    await connection.OpenAsync();
    await using var vacuum = new Npgsql.NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 600 };
    await vacuum.ExecuteNonQueryAsync();
}

foreach (var actor in new[] { "ann", "bob" })
{
    WhoAsks.Key = actor;
    await AskAsync("prefix of 3", p => p.Next().Last[..3]);
    await AskAsync("prefix of 5", p => p.Next() is var (_, last) && last.Length > 5 ? last[..5] : last);
    await AskAsync("full name", p => p.Next() is var (first, last) ? $"{first} {last}" : "");
    await AskAsync("full name, a typo", p => p.Next() is var (first, last) ? $"{first} {Typo(last)}" : "");
    await AskAsync("one word, a typo", p => Typo(p.Next().Last));
    await AskAsync("first name, typing", p => p.Next() is var (first, last) ? $"{first} {last[..2]}" : "");
    await AskAsync("e-mail", p => p.Next() is var (first, last) ? $"{first}.{last}1@firm1.example" : "");
    await AskAsync("a word all have", _ => "example");
    await AskAsync("two letters", p => p.Next().Last[..2]);
    await AskAsync("all have, and a name", p => $"example {p.Next().First}");
    await AskAsync("nothing", p => p.Next().Last + "qqqq");
}

async Task AskAsync(string name, Func<People, string> text)
{
    var asking = new People(11);
    var times = new List<double>();
    var hits = 0;
    for (var i = 0; i < 130; i++)
    {
        await using var scope = services.CreateAsyncScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        var asked = text(asking);
        var watch = Stopwatch.StartNew();
        var found = await crm.SearchAsync(asked, 20);
        if (i >= 30)
        {
            times.Add(watch.Elapsed.TotalMilliseconds);
            hits += found.Count;
        }
    }

    times.Sort();
    Console.WriteLine(FormattableString.Invariant($"{WhoAsks.Key}, {name,-22} median {times[50],8:N2} ms   95% {times[95],8:N2} ms   worst {times[99],8:N2} ms   {hits / 100.0:N1} hits"));
}

async Task FillAsync(ICrmStore store)
{
    var account = StandardModel.Create()["account"];
    var now = Instant.FromUtc(2026, 1, 1, 0, 0);
    var owner = IdGenerator.FromName<User>("bob");
    for (var i = 0; i < count;)
    {
        var rows = new List<RowWrite>();
        for (; i < count && rows.Count < 5_000; i++)
        {
            var (first, last) = people.Next();
            var record = new Account { Name = $"{first} {last}", ExternalId = $"{first}.{last}{i}@firm{i % 5_000}.example" };
            var row = account.Snapshot(record);
            row[EntityDefinition.IdSlot] = ids.NextGuid();
            (row[EntityDefinition.VersionSlot], row[EntityDefinition.CreatedAtSlot], row[EntityDefinition.ChangedAtSlot]) = (1L, now, now);
            row[EntityDefinition.OwnerSlot] = i % 1_000 == 0 ? owner.Value : ann.Value;
            rows.Add(new() { Entity = account, Kind = WriteKind.Insert, Id = (Guid)row[EntityDefinition.IdSlot]!, Row = row, Effective = now });
        }

        await store.InTransactionAsync(
            async token =>
            {
                await store.WriteAsync(new(TenantId.Default, now, rows), token);
                return true;
            },
            CancellationToken.None);
    }
}

static string Typo(string word)
{
    var middle = word.Length / 2;
    return word[..middle] + "q" + word[(middle + 1)..];
}
