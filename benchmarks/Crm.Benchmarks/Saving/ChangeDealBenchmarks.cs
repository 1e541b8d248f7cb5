using System.Data.Common;
using BenchmarkDotNet.Attributes;
using Crm.Benchmarks.Worlds;
using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks.Saving;

/// <summary>
/// A rep loads a deal and changes its name, durably: the row is read, updated, its version ended and the next written, with audit and event, and the words it is found by are replaced.
/// The baseline does the same statements by hand.
/// </summary>
public abstract class ChangeDealBenchmarks(Store store)
{
    private const int Deals = 200;
    private static readonly string[] Tables = ["crm_deal", "crm_deal_history", "crm_audit", "crm_outbox", "crm_search", "crm_search_word"];
    private readonly List<Id<Deal>> deals = [];
    private World world = null!;
    private DbConnection connection = null!;
    private PreparedChange change = null!;
    private int next;

    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    private async Task SetupAsync()
    {
        world = await World.CreateAsync(store);
        connection = await world.ConnectAsync();
        await using (var scope = world.OpenScope())
        {
            var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
            var account = crm.Add(new Account { Name = "Acme" }).Id;
            for (var i = 0; i < Deals; i++)
            {
                deals.Add(crm.Add(new Deal { Name = $"Deal {i}", AccountId = account, Amount = new Money(100 + i, "EUR"), CloseDate = new(2027, 3, 31) }).Id);
            }

            await crm.SaveAsync();
        }

        await ChangeDealAsync();
        change = await PreparedChange.CreateAsync(connection);
        var before = await SameRows.CountAsync(connection, Tables);
        await ChangeDealByHandAsync();
        var between = await SameRows.CountAsync(connection, Tables);
        await ChangeDealAsync();
        SameRows.Check(before, between, await SameRows.CountAsync(connection, Tables));

        // For the compiler in the background: a short job warms up three times only.
        for (var i = 0; i < 200; i++)
        {
            await ChangeDealByHandAsync();
            await ChangeDealAsync();
        }
    }

    [GlobalCleanup]
    public void Cleanup() => CleanupAsync().GetAwaiter().GetResult();

    private async Task CleanupAsync()
    {
        await change.DisposeAsync();
        await connection.DisposeAsync();
        await world.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("change a deal")]
    public Task ChangeDealByHandAsync() => change.RunAsync(deals[next % Deals].Value, $"Deal number {++next:D7}");

    [Benchmark]
    [BenchmarkCategory("change a deal")]
    public async Task ChangeDealAsync()
    {
        await using var scope = world.OpenScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        var deal = await crm.LoadForChangeAsync(deals[next % Deals]);
        deal.Name = $"Deal number {++next:D7}";
        await crm.SaveAsync();
    }
}

public class ChangeDealSqlite() : ChangeDealBenchmarks(Store.Sqlite);

public class ChangeDealPostgreSql() : ChangeDealBenchmarks(Store.PostgreSql);
