using Crm.InMemory;
using Crm.Sales;
using Crm.Contacts;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Crm.Changes;

namespace Crm.Tests;

public sealed class SmokeTests
{
    private static readonly Id<User> Ann = IdGenerator.FromName<User>("ann");

    private sealed class Actor : ICrmActor
    {
        public ValueTask<Crm.Sessions.Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Crm.Sessions.Actor(TenantId.Default, Ann));
    }

    [Fact]
    public async Task A_deal_is_made_moved_and_found()
    {
        var won = new List<DealWon>();
        var services = new ServiceCollection().AddCrm(crm => crm
            .UseInMemory()
            .ActingAs<Actor>()
            .Directory(new FixedDirectory(new([new(Ann, "Ann") { Roles = ["Rep"] }], [], [])))
            .Provision(t => t
                .Pipeline("B2B", p => p.Stage("new", 0.1m).Stage("talking", 0.4m).Won().Lost().Require("won", "amount").Guard("won", "account.industry = 'SaaS'", "not_saas"))
                .Role("Rep", r => r.On("*", Depth.Own, Depth.Own, Depth.Own, Depth.Own)))
            .On<DealWon>((e, _, _) => { won.Add(e); return default; })).BuildServiceProvider();
        await services.ProvisionCrmAsync();
        await using var scope = services.CreateAsyncScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        var account = crm.Add(new Account { Name = "Acme", Industry = "Retail" });
        var deal = crm.Add(new Deal { Name = "Big one", AccountId = account.Id });
        await crm.SaveAsync();
        var refused = await Assert.ThrowsAsync<CrmException>(async () => await crm.MoveAsync(deal, "won"));
        Assert.Equal(2, refused.Refusals.Count);
        deal.Amount = new Money(12_000, "USD");
        account.Industry = "saas";
        await crm.MoveAsync(deal, "won");
        await crm.SaveAsync();
        var page = await crm.Query<Deal>().Where("amount > 10000 and account.industry = 'SaaS'").Select("name", "account.name", "owner.name", "amount", "stage.kind").OrderBy("amount desc").PageAsync(50);
        var row = Assert.Single(page.Rows);
        Assert.Equal("Ann", row["owner.name"]);
        Assert.Equal("won", row["stage.kind"]);
        Assert.Equal(2, (await crm.HistoryAsync(deal.Id)).Count);
        Assert.True(await scope.ServiceProvider.GetRequiredService<EventRelay>().DeliverAsync() > 0);
        Assert.Single(won);
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<AuditTrail>().VerifyAsync(TenantId.Default));
    }
}
