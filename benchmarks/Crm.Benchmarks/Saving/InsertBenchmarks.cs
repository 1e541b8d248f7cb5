using System.Data.Common;
using BenchmarkDotNet.Attributes;
using Crm.Benchmarks.Worlds;
using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks.Saving;

/// <summary>
/// Ten thousand deals into an empty CRM, in ten transactions of a thousand: 110,013 rows and their indexes, half of them the words by which the deals are found. The baseline writes the very rows that the CRM wrote, values and all:
/// prepared statements on SQLite, binary COPY on PostgreSQL. Every iteration has a new copy of the database.
/// </summary>
public abstract class InsertBenchmarks(Store store)
{
    public const int Deals = 10_000;
    private const int Batch = 1_000;
    private const int Parts = Deals / Batch;
    private static readonly string[] Tables = ["crm_deal", "crm_deal_history", "crm_stage_change", "crm_stage_change_history", "crm_search", "crm_search_word", "crm_outbox", "crm_audit"];
    private readonly List<List<StoredRow>> batches = [];
    private World empty = null!;
    private World world = null!;
    private DbConnection connection = null!;
    private Id<Account> account;

    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    private async Task SetupAsync()
    {
        empty = await World.CreateAsync(store);
        await using (var scope = empty.OpenScope())
        {
            var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
            account = crm.Add(new Account { Name = "Acme" }).Id;
            await crm.SaveAsync();
        }

        Renew();
        var before = await SameRows.CountAsync(connection, Tables);
        await InsertDeals();
        var after = await SameRows.CountAsync(connection, Tables);
        await ReadBatchesAsync(before[^1]);
        await RemoveAsync();
        Renew();
        await InsertDealsByHand();
        SameRows.Check(before, after, [.. (await SameRows.CountAsync(connection, Tables)).Zip(after.Zip(before, (x, y) => x - y), (x, y) => x + y)]);
        await RemoveAsync();
    }

    [GlobalCleanup]
    public void Cleanup() => CleanupAsync().GetAwaiter().GetResult();

    private Task CleanupAsync() => empty.DisposeAsync();

    [IterationSetup]
    public void Renew()
    {
        world = empty.CopyAsync().GetAwaiter().GetResult();
        connection = world.ConnectAsync().GetAwaiter().GetResult();

        // The session has its tenant at hand, as one that serves requests has.
        using var scope = world.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CrmSession>().PipelinesAsync().AsTask().GetAwaiter().GetResult();
    }

    [IterationCleanup]
    public void Remove() => RemoveAsync().GetAwaiter().GetResult();

    [Benchmark(Baseline = true, OperationsPerInvoke = Deals)]
    [BenchmarkCategory("bulk insert")]
    public async Task InsertDealsByHand()
    {
        await using var copies = await PreparedCopies.CreateAsync(connection, batches[0]);
        foreach (var batch in batches)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await copies.WriteAsync(batch, transaction);
            await transaction.CommitAsync();
        }
    }

    [Benchmark(OperationsPerInvoke = Deals)]
    [BenchmarkCategory("bulk insert")]
    public async Task InsertDeals()
    {
        await using var scope = world.OpenScope();
        var report = await scope.ServiceProvider.GetRequiredService<CrmSession>().InsertAsync(
            Enumerable.Range(0, Deals).Select(i => new Deal
            {
                Name = $"Chairs for room {i}",
                AccountId = account,
                Amount = new Money(100 + (i % 977), "EUR"),
                CloseDate = new NodaTime.LocalDate(2027, 1, 1).PlusDays(i % 365),
            }),
            new() { BatchSize = Batch });
        if (report.Inserted != Deals)
        {
            throw new InvalidOperationException($"{report.Inserted} deals were inserted.");
        }
    }

    private async Task RemoveAsync()
    {
        await connection.DisposeAsync();
        await world.DisposeAsync();
    }

    /// <summary>The rows as they were written, table by table, a thousand deals at a time.</summary>
    private async Task ReadBatchesAsync(long auditBefore)
    {
        var tables = new List<List<StoredRow>>();
        foreach (var table in Tables)
        {
            tables.Add(await StoredRow.ReadAsync(connection, table, table switch
            {
                "crm_search" => "WHERE entity = 'deal' ORDER BY record_id, word",
                "crm_search_word" => "WHERE word IN (SELECT word FROM crm_search WHERE entity = 'deal' AND field = 'name') ORDER BY length(reversed), word",
                _ => "ORDER BY id",
            }));
        }

        tables[^1].RemoveRange(0, (int)auditBefore);
        var outbox = tables[^2];
        outbox.RemoveRange(0, outbox.Count - Deals);
        for (var i = 0; i < Parts; i++)
        {
            batches.Add([.. tables.SelectMany(t => t.Chunk((t.Count + Parts - 1) / Parts).ElementAt(i))]);
        }
    }
}

public class InsertSqlite() : InsertBenchmarks(Store.Sqlite);

public class InsertPostgreSql() : InsertBenchmarks(Store.PostgreSql);
