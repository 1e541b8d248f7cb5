using Crm.Activities;
using Crm.Extensibility;
using Crm.InMemory;
using Crm.Queries;
using Crm.Reporting;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Tests.Reporting;

/// <summary>What a rep's report says of activities.</summary>
public sealed class DoneActivitiesTests
{
    private static readonly TenantId Tenant = new("t");
    private static readonly Id<User> Ann = IdGenerator.FromName<User>("ann");
    private static readonly Id<User> Tom = IdGenerator.FromName<User>("tom");
    private static readonly LocalDate Today = new(2026, 3, 2);

    [Fact]
    public async Task They_count_by_kind_when_done_and_with_a_condition_only_those_about_such_deals()
    {
        await using var services = new ServiceCollection().AddCrm(crm => crm.UseInMemory()
            .UseClock(new StillClock(Instant.FromUtc(2026, 3, 2, 9, 0)))
            .ActingAs<ActingAnn>()
            .Directory(new FixedDirectory(new([new(Ann, "Ann") { Roles = ["Boss"] }, new(Tom, "Tom") { Roles = ["Boss"] }], [], [])))
            .Provision(Tenant, t => t.Zone("UTC").BaseCurrency("EUR").Pipeline("Sales", p => p.Stage("new").Won().Lost()).Role("Boss", r => r.Everything())))
            .BuildServiceProvider();
        await services.ProvisionCrmAsync();
        await using var scope = services.CreateAsyncScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        var deal = crm.Add(new Deal { Name = "Deal", Amount = new Money(100, "EUR") }, Ann);
        Add(crm, Ann, "note", deal.Id);
        Add(crm, Ann, "note");
        await crm.CompleteAsync(Add(crm, Ann, "call"), at: Instant.FromUtc(2026, 3, 2, 8, 0));
        Add(crm, Ann, "task");
        Add(crm, Tom, "note");
        await crm.SaveAsync();

        var deals = crm.Query<Deal>();
        Assert.Equal(["Ann call 1", "Ann note 2", "Tom note 1"], await DoneAsync(deals));
        Assert.Equal(["Ann note 1"], await DoneAsync(deals.Where("amount = 100")));
        Assert.Equal([], await DoneAsync(deals.Where("amount is null")));
        Assert.Equal([], await DoneAsync(deals, Today.PlusDays(1)));
        var table = (await deals.Reports().ActivityByRepAsync(Today, Today)).ToTable();
        Assert.Equal(["call", "note"], table.Columns.Skip(6).Select(c => c.Title));
        Assert.Equal([1L, 3L], table.Total!.Skip(6));
    }

    private static Activity Add(CrmSession crm, Id<User> owner, string kind, Id<Deal>? deal = null) => crm.Add(
        new Activity
        {
            Kind = kind,
            Subject = kind,
            DealId = deal,
        },
        owner);

    private static async Task<IEnumerable<string>> DoneAsync(RecordQuery<Deal> deals, LocalDate? from = null) =>
        (await deals.Reports().ActivityByRepAsync(from ?? Today, Today.PlusDays(5))).Lines
            .SelectMany(l => l.Activities!.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{l.Name} {a.Key} {a.Value}"));

    private sealed class ActingAnn : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(Tenant, Ann));
    }
}
