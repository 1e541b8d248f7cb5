using Crm.Activities;
using Crm.Sales;
using Crm.Testing;
using NodaTime;

namespace Crm.Tests.Host;

/// <summary>The test host, used as its page in the docs does.</summary>
public sealed class CrmTestHostTests
{
    public static TheoryData<TestStore> Stores { get; } = [TestStore.Memory, TestStore.Sqlite];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_whole_crm_in_one_line(TestStore store)
    {
        await using var crm = CrmTestHost.Create(new CrmTestOptions { Store = store });
        var acme = await crm.AccountAsync("Acme");
        var deal = await crm.DealAsync("Big one", acme, new Money(5_000m, "USD"));

        crm.Clock.Advance(Duration.FromDays(3));
        await crm.Session.MoveAsync(deal, "won", "They liked it");
        await crm.Session.SaveAsync();

        Assert.Equal(1, await crm.Session.Query<Deal>().Where("stage.kind = won and closedAt > now - 1d and account.name = 'ACME'").CountAsync());
        Assert.Equal(0, await crm.Session.Query<Deal>().Where("stage.kind = won").AsOf(crm.Clock.GetCurrentInstant() - Duration.FromDays(1)).CountAsync());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task People_with_rights_of_their_own(TestStore store)
    {
        await using var crm = CrmTestHost.Create(new CrmTestOptions { Store = store });
        var ann = await crm.UserAsync("Ann", ["Own"]);
        await crm.AccountAsync("The boss's");

        crm.ActAs(ann);
        await crm.AccountAsync("Ann's");
        Assert.Equal(1, await crm.Session.Query("account").CountAsync());

        crm.ActAs(crm.Boss);
        Assert.Equal(2, await crm.Session.Query("account").CountAsync());

        await crm.UserAsync("Ann", ["Nothing"]);
        crm.ActAs(ann);
        Assert.Equal(0, await crm.Session.Query("account").CountAsync());
        crm.ActAs(null);
        Assert.Equal(CrmErrors.NoScope, (await Assert.ThrowsAsync<CrmException>(async () => await crm.Session.Query("account").CountAsync())).Code);
    }

    [Fact]
    public async Task Handlers_run_when_the_test_says_so()
    {
        var won = new List<Id<Deal>>();
        await using var crm = CrmTestHost.Create(c => c.On<DealWon>((e, _, _) =>
        {
            won.Add(e.DealId);
            return ValueTask.CompletedTask;
        }));
        var deal = await crm.DealAsync();
        await crm.Session.MoveAsync(deal, "won");
        await crm.Session.SaveAsync();
        Assert.Empty(won);

        Assert.True(await crm.DeliverEventsAsync() > 0);
        Assert.Equal([deal.Id], won);
        Assert.Equal(0, await crm.DeliverEventsAsync());
    }

    [Fact]
    public async Task What_is_not_saved_is_forgotten_with_its_session_and_hosts_do_not_share()
    {
        await using var crm = CrmTestHost.Create();
        await using var other = CrmTestHost.Create();
        crm.Session.Add(new Activity { Subject = "Never saved" });
        crm.NewSession();
        await crm.Session.SaveAsync();
        await crm.ContactAsync("Lee", await crm.AccountAsync());
        Assert.Equal(0, await crm.Session.Query("activity").CountAsync());
        Assert.Equal(1, await crm.Session.Query("contact").CountAsync());
        Assert.Equal(0, await other.Session.Query("contact").CountAsync());
    }
}
