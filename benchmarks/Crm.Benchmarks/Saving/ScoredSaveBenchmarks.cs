using BenchmarkDotNet.Attributes;
using Crm.Activities;
using Crm.Benchmarks.Worlds;
using Crm.Contacts;
using Crm.Insights;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Benchmarks.Saving;

/// <summary>
/// A rep logs a call on a deal that has a hundred of them, or changes its amount, where deals have a score that was learned and one by a card. The baseline is the same save where nothing is scored.
/// </summary>
public abstract class ScoredSaveBenchmarks(Store store)
{
    private const int Open = 40;
    private const int Closed = 400;
    private const int Calls = 100;
    private readonly Dictionary<World, List<Id<Deal>>> deals = [];
    private World plain = null!;
    private World scored = null!;
    private int next;

    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    private async Task SetupAsync()
    {
        plain = await MakeAsync(static _ => { });
        scored = await MakeAsync(static t => t.ScoreModel(ScoreModelDefinition.Win).ScoreCard("deal", "heat", c => c
            .Points("large", 10, "amount > 500").Points("late", -5, "closeDate < today")
            .Activity("calls", "kind = 'call' and phase = 'done'", points: 2, halfLifeDays: 14, cap: 30).Grade("hot", 20).Grade("cold")));
        await using var scope = scored.OpenScope();
        var verdict = (await scope.ServiceProvider.GetRequiredService<ScoreTraining>().TrainAsync(TenantId.Default))[0];
        await scope.ServiceProvider.GetRequiredService<ScoreRefresh>().RunAsync(TenantId.Default);
        if (verdict.State != ScoreModelStates.Active)
        {
            throw new InvalidOperationException(verdict.Reason);
        }

        for (var i = 0; i < 200; i++)
        {
            await CallAsync(plain);
            await CallAsync(scored);
        }
    }

    [GlobalCleanup]
    public void Cleanup() => CleanupAsync().GetAwaiter().GetResult();

    private async Task CleanupAsync()
    {
        await plain.DisposeAsync();
        await scored.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("log a call")]
    public Task CallAsync() => CallAsync(plain);

    [Benchmark]
    [BenchmarkCategory("log a call")]
    public Task CallScoredAsync() => CallAsync(scored);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("change a deal")]
    public Task ChangeAsync() => ChangeAsync(plain);

    [Benchmark]
    [BenchmarkCategory("change a deal")]
    public Task ChangeScoredAsync() => ChangeAsync(scored);

    private async Task CallAsync(World world)
    {
        await using var scope = world.OpenScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        var call = crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "Price", DealId = deals[world][next++ % Open] });
        await crm.CompleteAsync(call, "agreed");
        await crm.SaveAsync();
    }

    private async Task ChangeAsync(World world)
    {
        await using var scope = world.OpenScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        var deal = await crm.LoadForChangeAsync(deals[world][next % Open]);
        deal.Amount = new Money(1 + (++next % 1_000), "EUR");
        await crm.SaveAsync();
    }

    private async Task<World> MakeAsync(Action<TenantBuilder> more)
    {
        var world = await World.CreateAsync(store);
        await using var scope = world.OpenScope();
        await scope.ServiceProvider.GetRequiredService<CrmAdministration>().ProvisionAsync(TenantId.Default, t =>
        {
            t.Role("Rep", r => r.On("*", Depth.All, Depth.All, Depth.All, Depth.All, Depth.All));
            more(t);
        });
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        var now = scope.ServiceProvider.GetRequiredService<IClock>().GetCurrentInstant();
        var random = new Random(7);
        var accounts = Enumerable.Range(0, Closed / 10).Select(i => crm.Add(new Account { Name = $"Account {i}", Industry = i % 3 == 0 ? "SaaS" : "Retail" }).Id).ToList();
        for (var i = 0; i < Closed; i++)
        {
            var (amount, made) = (random.Next(1_000), now - Duration.FromDays(90 + random.Next(600)));
            var won = amount > 500 == (random.Next(10) < 8);
            await crm.ImportDealAsync(new Deal { Name = $"Closed {i}", AccountId = accounts[i % accounts.Count], Amount = new Money(amount, "EUR") }, null, [new(made, "new"), new(made + Duration.FromDays(70), won ? "won" : "lost", "price")]);
        }

        var open = Enumerable.Range(0, Open).Select(i => crm.Add(new Deal { Name = $"Open {i}", AccountId = accounts[i], Amount = new Money(random.Next(1_000), "EUR") }).Id).ToList();
        await crm.SaveAsync();
        for (var i = 0; i < Calls; i++)
        {
            foreach (var deal in open)
            {
                await crm.CompleteAsync(crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "Earlier", DealId = deal }), "spoken", now - Duration.FromHours(i + 1));
            }

            await crm.SaveAsync();
        }

        deals[world] = open;
        return world;
    }
}

public class ScoredSaveSqlite() : ScoredSaveBenchmarks(Store.Sqlite);

public class ScoredSavePostgreSql() : ScoredSaveBenchmarks(Store.PostgreSql);
