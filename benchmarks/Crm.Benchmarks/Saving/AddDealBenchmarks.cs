using System.Data.Common;
using BenchmarkDotNet.Attributes;
using Crm.Benchmarks.Worlds;
using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks.Saving;

/// <summary>
/// A rep adds a deal, durably: ten rows (deal and note of its stage, their versions, audit, event, and the four words it is found by). The baseline writes the same ten, prepared, on a connection kept open.
/// </summary>
public abstract class AddDealBenchmarks(Store store)
{
    private const int Words = 4;
    private static readonly string[] Tables = ["crm_deal", "crm_deal_history", "crm_stage_change", "crm_stage_change_history", "crm_audit", "crm_outbox", "crm_search"];
    private World world = null!;
    private DbConnection connection = null!;
    private PreparedInserts inserts = null!;
    private Id<Account> account;

    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    private async Task SetupAsync()
    {
        world = await World.CreateAsync(store);
        connection = await world.ConnectAsync();
        await using (var scope = world.OpenScope())
        {
            var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
            account = crm.Add(new Account { Name = "Acme" }).Id;
            await crm.SaveAsync();
        }

        await AddDealAsync();
        var rows = await NewestAsync();
        inserts = await PreparedInserts.CreateAsync(connection, rows, [rows[0]["id"], rows[2]["id"], rows[4]["id"], rows[5]["id"]]);
        await CheckAsync(rows);

        // For the compiler in the background: a short job warms up three times only.
        for (var i = 0; i < 200; i++)
        {
            await AddDealByHandAsync();
            await AddDealAsync();
        }
    }

    [GlobalCleanup]
    public void Cleanup() => CleanupAsync().GetAwaiter().GetResult();

    private async Task CleanupAsync()
    {
        await inserts.DisposeAsync();
        await connection.DisposeAsync();
        await world.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("add a deal")]
    public async Task AddDealByHandAsync()
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await inserts.WriteAsync(transaction);
        await transaction.CommitAsync();
    }

    [Benchmark]
    [BenchmarkCategory("add a deal")]
    public async Task AddDealAsync()
    {
        await using var scope = world.OpenScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        crm.Add(new Deal { Name = "Two hundred chairs", AccountId = account, Amount = new Money(1_250.50m, "EUR"), CloseDate = new(2027, 3, 31) });
        await crm.SaveAsync();
    }

    private async Task<List<StoredRow>> NewestAsync()
    {
        var rows = new List<StoredRow>();
        foreach (var table in Tables)
        {
            rows.AddRange(await StoredRow.ReadAsync(connection, table, table == "crm_search" ? $"WHERE entity = 'deal' ORDER BY record_id DESC, word LIMIT {Words}" : "ORDER BY id DESC LIMIT 1"));
        }

        return rows;
    }

    /// <summary>What both write has to be the same: as many rows a table, as many bytes.</summary>
    private async Task CheckAsync(List<StoredRow> ours)
    {
        var before = await SameRows.CountAsync(connection, Tables);
        await AddDealByHandAsync();
        var between = await SameRows.CountAsync(connection, Tables);
        await AddDealAsync();
        var after = await SameRows.CountAsync(connection, Tables);
        SameRows.Check(before, between, after);
        SameRows.Check(ours, await NewestAsync());
    }
}

public class AddDealSqlite() : AddDealBenchmarks(Store.Sqlite);

public class AddDealPostgreSql() : AddDealBenchmarks(Store.PostgreSql);
