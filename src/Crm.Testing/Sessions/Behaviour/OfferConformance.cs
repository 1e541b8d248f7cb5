using Crm.Contacts;
using Crm.Insights;
using Crm.Sales;
using Crm.Security;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Offers: what accounts alike bought, told without showing what is hidden, and held against what was bought next.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class OfferConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private Instant Now => Fixture.Clock.GetCurrentInstant();

    [Fact]
    public async Task What_those_alike_bought_is_offered_before_what_others_did()
    {
        var scene = await SceneAsync();
        var report = await Boss().Signals.OffersAsync(scene.Asked.Id);
        var offer = report.Offers[0];
        Assert.Equal((scene.Switch.Id, "Switch", OfferKind.CrossSell), (offer.Product, offer.Name, offer.Kind));
        Assert.True(offer.Share > 0.6 && offer.BaseShare == 6 / 13.0 && offer.Lift > 1.3, $"{offer}");
        Assert.Equal(6, offer.Alike);
        Assert.Equal(3, offer.Examples.Count);
        Assert.All(offer.Examples, e => Assert.StartsWith("Net", e, StringComparison.Ordinal));
        Assert.Contains("6 of the", offer.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Router.Id, report.Offers.Select(o => o.Product));
        Assert.Equal(report.Offers.OrderByDescending(o => o.Share).Select(o => o.Product), report.Offers.Select(o => o.Product));
        Assert.Equal(report.Offers.Select(o => (o.Product, o.Share)), (await Boss().Signals.OffersAsync(scene.Asked.Id)).Offers.Select(o => (o.Product, o.Share)));
    }

    [Fact]
    public async Task The_id_of_an_account_that_was_merged_is_that_of_the_survivor()
    {
        var scene = await SceneAsync();
        var twin = await AccountAsync();
        await Boss().Merges.MergeAsync(scene.Asked.Id, [twin]);
        Assert.Equal((await Boss().Signals.OffersAsync(scene.Asked.Id)).Offers.Select(o => o.Reason), (await Boss().Signals.OffersAsync(twin)).Offers.Select(o => o.Reason));
    }

    [Fact]
    public async Task A_dearer_one_of_a_series_they_have_is_up_selling()
    {
        var scene = await SceneAsync();
        var crm = Boss();
        var pro = crm.Add(new Product { Name = "Router Pro", Series = "Router", ListPrice = 900 });
        foreach (var account in scene.Nets)
        {
            await SignalScene.WonAsync(crm, Now, account, 20, pro);
        }

        await crm.SaveAsync();
        Assert.Equal(OfferKind.UpSell, (await Boss().Signals.OffersAsync(scene.Asked.Id)).Offers.Single(o => o.Product == pro.Id).Kind);
    }

    [Fact]
    public async Task Offers_tell_nothing_of_what_is_hidden()
    {
        var scene = await SceneAsync();
        Fixture.Give(Org.Role(Right.Read, Depth.Own));
        var system = await SystemAsync();
        var own = system.Add(new Account { Name = "Anns", Industry = "Net" }, Org.Ann);
        await SignalScene.WonAsync(system, Now, own, 30, scene.Router, Org.Ann);
        await SignalScene.WonAsync(system, Now, own, 29, scene.Switch, Org.Flo);
        await system.SaveAsync();

        // That Flo sold them a switch is not Ann's to know: it is offered as if they had none. Nobody else's account is named.
        var offers = (await As(Org.Ann).Crm.Signals.OffersAsync(own.Id)).Offers;
        Assert.Contains(scene.Switch.Id, offers.Select(o => o.Product));
        Assert.DoesNotContain(scene.Router.Id, offers.Select(o => o.Product));
        Assert.All(offers, o => Assert.Empty(o.Examples.Where(e => e != "Anns")));
        Assert.All(offers, o => Assert.True(o.Alike >= 3));
        await RefusedAsync(CrmErrors.NotFound, async () => await As(Org.Ann).Crm.Signals.OffersAsync(scene.Asked.Id));
        await RefusedAsync(CrmErrors.NotFound, async () => await Boss(Org.South).Signals.OffersAsync(scene.Asked.Id));
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().Signals.OffersAsync(scene.Asked.Id, 0));
    }

    [Fact]
    public async Task Where_nothing_is_known_nothing_is_offered()
    {
        var account = await AccountAsync();
        var report = await Boss().Signals.OffersAsync(account);
        Assert.Empty(report.Offers);
        Assert.Null(report.Record);
    }

    [Fact]
    public async Task Offers_are_held_against_what_was_bought_next()
    {
        var crm = Boss();
        var products = Enumerable.Range(0, 6).Select(i => crm.Add(new Product { Name = $"P{i}" })).ToList();
        for (var i = 0; i < 60; i++)
        {
            // Each kind of account buys three of its own products, one after the other.
            var account = crm.Add(new Account { Name = $"A{i}" });
            for (var step = 0; step < 3; step++)
            {
                await SignalScene.WonAsync(crm, Now, account, 900 - (step * 300) - (i * 4), products[((i % 2) * 3) + ((i + step) % 3)]);
            }
        }

        await crm.SaveAsync();
        var record = (await Boss().Signals.OffersAsync((await StoredAsync<Account>("account"))[0].Id)).Record!;
        Assert.True(record.Purchases >= 20 && record.Met > 0.95 && record.Met >= record.MetByPopularity, $"{record}");
    }

    private async Task<(Account Asked, Product Router, Product Switch, List<Account> Nets)> SceneAsync()
    {
        var crm = Boss();
        var router = crm.Add(new Product { Name = "Router", Series = "Router", ListPrice = 100 });
        var hub = crm.Add(new Product { Name = "Switch", Series = "Switch", ListPrice = 200 });
        var chair = crm.Add(new Product { Name = "Chair", Series = "Chair", ListPrice = 50 });
        var asked = crm.Add(new Account { Name = "Asked", Industry = "Net" });
        await SignalScene.WonAsync(crm, Now, asked, 50, router);
        var nets = new List<Account>();
        for (var i = 0; i < 6; i++)
        {
            nets.Add(crm.Add(new Account { Name = $"Net {i}", Industry = "net" }));
            await SignalScene.WonAsync(crm, Now, nets[i], 100 + i, router);
            await SignalScene.WonAsync(crm, Now, nets[i], 60 + i, hub);
            await SignalScene.WonAsync(crm, Now, crm.Add(new Account { Name = $"Inn {i}", Industry = "Hotels" }), 90 + i, chair);
        }

        await crm.SaveAsync();
        return (asked, router, hub, nets);
    }
}
