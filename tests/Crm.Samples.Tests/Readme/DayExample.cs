using Crm.Activities;
using Crm.Contacts;
using Crm.Reporting;
using Crm.Sales;
using Crm.Testing;

namespace Crm.Samples.Tests.Readme;

/// <summary>The day's work of the README, run.</summary>
public sealed class DayExample
{
    [Theory]
    [InlineData(TestStore.Memory)]
    [InlineData(TestStore.Sqlite)]
    public async Task The_day_runs_and_leaves_what_it_says(TestStore store)
    {
        await using var host = CrmTestHost.Create(new CrmTestOptions { Store = store });
        var leaver = await host.UserAsync("Leaver", ["Everything"]);
        var ann = await host.UserAsync("Ann", ["Everything"]);
        var acme = await host.AccountAsync();
        var deal = await host.DealAsync(account: acme);
        host.ActAs(leaver);
        await host.DealAsync("Theirs");
        var crm = host.ActAs(host.Boss);
        acme = await crm.LoadForChangeAsync(acme.Id);
        #region readme
        var lee = crm.Add(new Contact { FirstName = "Kim", LastName = "Lee", AccountId = acme.Id, Email = "kim@acme.example" });
        crm.Add(new Relationship { ContactId = lee.Id, ToDealId = deal.Id, Role = "decision maker" });
        var call = crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "Price", DealId = deal.Id, ContactId = lee.Id });
        await crm.CompleteAsync(call, outcome: "agreed");
        await crm.TagAsync(acme, "vip");
        await crm.SaveAsync();

        var page = await crm.TimelineAsync(acme.Id);                           // also of its contacts and deals
        var hits = await crm.SearchAsync("lee ki");                            // beginnings of words, typos
        var mine = await crm.MyWorkAsync();                                    // overdue, today, untouched too long
        var funnel = await crm.Query<Deal>().Where("account.tags any (tag.name = 'VIP')").Reports().FunnelAsync();
        var moved = await crm.ReassignAllAsync(from: leaver, to: ann);         // in one step, with a history of who had what
        #endregion
        Assert.Equal("Price", Assert.Single(page.Rows)["subject"]);
        Assert.Equal(lee.Id.Value, Assert.Single(hits).Id);
        Assert.NotNull(mine);
        Assert.NotEmpty(funnel.ToTable().Rows);
        Assert.NotNull(moved);
        Assert.Equal(1, await crm.Query<Deal>().Where("owner.name = 'Ann'").CountAsync());
    }
}
