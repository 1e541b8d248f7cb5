using BenchmarkDotNet.Attributes;
using Crm.Benchmarks.Worlds;
using Crm.Queries;
using Crm.Sales;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks.Queries;

/// <summary>
/// What a rep asks of a million deals, of which her team owns an eighth: a page of 50 with a column of the account, and groups by stage and month.
/// Each with a scope and a session of its own, as a request has them.
/// </summary>
public abstract class QueryBenchmarks(Store store)
{
    private World world = null!;
    private SameSql page = null!;
    private SameSql group = null!;

    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    private async Task SetupAsync()
    {
        world = await MillionDeals.InAsync(store);
        page = await SameSql.OfAsync(world, PageAsync);
        group = await SameSql.OfAsync(world, GroupAsync);
        if (await PageOf50() != 50 || await PageOf50ByHand() < 50 || await ByStageAndMonth() != await ByStageAndMonthByHand())
        {
            throw new InvalidOperationException("The CRM and the baseline do not find the same.");
        }
    }

    [GlobalCleanup]
    public void Cleanup() => CleanupAsync().GetAwaiter().GetResult();

    private async Task CleanupAsync()
    {
        await page.DisposeAsync();
        await group.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("page of 50")]
    public async Task<int> PageOf50ByHand() => (await page.RunAsync()).Count;

    [Benchmark]
    [BenchmarkCategory("page of 50")]
    public async Task<int> PageOf50()
    {
        await using var scope = world.OpenScope();
        return (await PageAsync(scope.ServiceProvider.GetRequiredService<CrmSession>())).Rows.Count;
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("group by stage and month")]
    public async Task<int> ByStageAndMonthByHand() => (await group.RunAsync()).Count;

    [Benchmark]
    [BenchmarkCategory("group by stage and month")]
    public async Task<int> ByStageAndMonth()
    {
        await using var scope = world.OpenScope();
        return (await GroupAsync(scope.ServiceProvider.GetRequiredService<CrmSession>())).Count;
    }

    private static async Task<RowPage> PageAsync(CrmSession crm) =>
        await crm.Query<Deal>().Where("amount > 50000").Select("name", "amount", "closeDate", "account.name").OrderBy("createdAt desc").PageAsync(50);

    private static async Task<IReadOnlyList<Row>> GroupAsync(CrmSession crm) =>
        await crm.Query<Deal>().GroupAsync(["stage.code", "closeDate by month"], ["count", "sum(amount)"]);
}

public class QuerySqlite() : QueryBenchmarks(Store.Sqlite);

public class QueryPostgreSql() : QueryBenchmarks(Store.PostgreSql);
