using System.Diagnostics;
using Crm.Durability.Load;
using Crm.Tests.Shared;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Durability.Checks;

/// <summary>What every check of a run works with: the seed, the counts, databases, and somewhere to tell how far it is.</summary>
internal sealed class Run(int seed, Counts counts, TextWriter progress) : IAsyncDisposable
{
    private const string Missing = "PostgreSQL is missing: there is no initdb under /usr/lib/postgresql or on the path.";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("crm-durability-");
    private readonly PostgreSqlInstallation? installation = PostgreSqlInstallation.Find();
    private PostgreSqlProcess? server;
    private int databases;

    public Counts Counts => counts;

    /// <summary>The server with the disk settings that PostgreSQL comes with.</summary>
    public PostgreSqlProcess Server => server ??= PostgreSqlProcess.Start(installation ?? throw new InvalidOperationException(Missing), isDurable: true);

    /// <summary>The same sequence for the same seed and check.</summary>
    public int Seed(string check) => check.Aggregate(seed, (s, c) => unchecked((s * 31) + c));

    /// <summary>An empty database with the CRM's tables, provisioned.</summary>
    public async Task<Store> CreateAsync(StoreKind kind)
    {
        var store = kind switch
        {
            StoreKind.Sqlite => new Store(kind, new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, $"{++databases}.db") }.ToString()),
            StoreKind.PostgreSql => await CreateDatabaseAsync(),
            _ => Store.Memory,
        };
        if (kind != StoreKind.Memory)
        {
            await using var services = LoadCrm.Create(store);
            await services.ProvisionCrmAsync();
        }

        return store;
    }

    /// <summary>Runs a check, and tells what it is and how it went. Where PostgreSQL is missing, what needs it is left out; with CI=true it fails.</summary>
    public async Task<CheckResult> DoAsync(string name, StoreKind kind, int rounds, Func<Store, Task<(int Saves, string Note, List<string> Violations)>> check)
    {
        if (kind == StoreKind.PostgreSql && installation is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Tell($"{name}, {kind}: not run. {Missing}");
            return new(name, kind.ToString(), 0, 0, $"not run: {Missing}", 0, []);
        }

        var started = Stopwatch.GetTimestamp();
        var store = await CreateAsync(kind);
        Tell($"{name}, {store.Name}: {rounds}");
        List<string> violations;
        var (saves, note) = (0, "");
        try
        {
            (saves, note, violations) = await check(store);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            violations = [$"the check itself failed: {e}"];
        }

        var result = new CheckResult(name, store.Name, rounds, saves, note, Stopwatch.GetElapsedTime(started).TotalSeconds, violations);
        Tell(FormattableString.Invariant($"{name}, {store.Name}: {(violations.Count == 0 ? "held" : $"{violations.Count} VIOLATIONS")} after {result.Seconds:0.0} s; {saves} saves; {note}"));
        foreach (var violation in violations.Take(10))
        {
            Tell($"  {violation}");
        }

        return result;
    }

    public void Tell(string line) => progress.WriteLine(line);

    /// <summary>Tells how far a check is, a few times in all.</summary>
    public void Tell(string name, int done, int all)
    {
        if (all >= 50 && done % (all / 10) == 0)
        {
            Tell($"  {name}: {done} of {all}");
        }
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<Store> CreateDatabaseAsync()
    {
        string Connection(string database) => new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Server.Port,
            Username = "crm",
            Database = database,
            SslMode = SslMode.Disable,
        }.ConnectionString;

        var name = $"durability_{++databases}";
        await using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name of ours.
        command.CommandText = $"CREATE DATABASE {name}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return new(StoreKind.PostgreSql, Connection(name));
    }
}
