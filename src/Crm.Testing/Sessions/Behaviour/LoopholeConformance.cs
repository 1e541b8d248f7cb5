using Crm.Changes;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Ways around the rules that somebody might try.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class LoopholeConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, t => t
        .Role("Remover", r => r.On("*", Depth.All, delete: Depth.All))
        .Role("Maker", r => r.On("*", Depth.Own, Depth.Own, Depth.Own)));

    [Fact]
    public async Task Who_may_only_delete_does_not_change_by_restoring()
    {
        var deal = await DealAsync();
        Fixture.Give("Remover");
        var crm = As(Org.Ann).Crm;
        crm.Delete(await crm.LoadForChangeAsync(deal));
        await crm.SaveAsync();

        var restored = (Deal)await crm.RestoreAsync("deal", deal.Value);
        restored.Name = "Mine now";
        crm.Assign(restored, Org.Ann);
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());

        crm.DiscardChanges();
        await crm.RestoreAsync("deal", deal.Value);
        await crm.SaveAsync();
        Assert.Equal("Deal", (await Boss().GetAsync(deal))["name"]);
    }

    [Fact]
    public async Task Only_a_new_deal_is_imported_with_a_past()
    {
        var deal = await DealAsync();
        var crm = Boss();
        var loaded = await crm.LoadForChangeAsync(deal);
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.ImportDealAsync(loaded, null, [new(Fixture.Clock.GetCurrentInstant(), "won")]));

        var twice = new Deal { Name = "Twice" };
        var past = new DealStep(Fixture.Clock.GetCurrentInstant(), "won");
        await crm.ImportDealAsync(twice, null, [past]);
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.ImportDealAsync(twice, null, [past]));
    }

    [Fact]
    public async Task Nobody_joins_people_to_teams_to_see_their_records()
    {
        Fixture.Give("Maker");
        var crm = As(Org.Ann).Crm;
        crm.Add(new Membership { UserId = Org.Flo, TeamId = Org.Red });
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => crm.SaveAsync());

        crm.DiscardChanges();
        (await crm.LoadForChangeAsync(Org.Flo)).UnitId = Org.Shop;
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => crm.SaveAsync());
    }

    [Fact]
    public async Task Nothing_comes_to_point_at_what_the_same_save_deletes()
    {
        var (account, deal) = (await AccountAsync(), await DealAsync());
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(account));
        (await crm.LoadForChangeAsync(deal)).AccountId = account;
        await RefusedWithoutTraceAsync(CrmErrors.Restricted, () => crm.SaveAsync());

        crm.DiscardChanges();
        crm.Delete(await crm.LoadForChangeAsync(account));
        crm.Add(new Deal { Name = "Late", AccountId = account });
        await RefusedWithoutTraceAsync(CrmErrors.Restricted, () => crm.SaveAsync());
    }

    [Fact]
    public async Task A_deal_that_is_moved_and_deleted_leaves_no_note()
    {
        var deal = await DealAsync(amount: new Money(5, "USD"));
        var crm = Boss();
        var loaded = await crm.LoadForChangeAsync(deal);
        await crm.MoveAsync(loaded, "lost", "gone");
        crm.Delete(loaded);
        await crm.SaveAsync();
        Assert.Equal(0, await crm.Query("stageChange").CountAsync());
    }

    [Fact]
    public async Task A_product_that_goes_is_cleared_from_a_deal_that_the_same_save_changes()
    {
        var crm = Boss();
        var product = crm.Add(new Product { Name = "Chair" });
        var deal = crm.Add(new Deal { Name = "Chairs", ProductId = product.Id });
        await crm.SaveAsync();
        deal.Name = "Stools";
        crm.Delete(product);
        await crm.SaveAsync();
        var row = await crm.GetAsync(deal.Id);
        Assert.Equal(["Stools", null], [row["name"], row["product"]]);
        Assert.Null(deal.ProductId);
    }

    [Fact]
    public async Task A_custom_value_that_nobody_declared_is_refused()
    {
        var account = await AccountAsync();
        var crm = Boss();
        var loaded = await crm.LoadForChangeAsync(account);
        loaded.Set(CustomField.Text("account", "smuggled"), "x");
        var error = await RefusedAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Equal(("smuggled", "unknown_field"), (error.Fields[0].Field, error.Fields[0].Code));
    }

    [Fact]
    public async Task A_query_asks_for_so_much_and_no_more()
    {
        var crm = Boss();
        var many = string.Join(',', Enumerable.Repeat("name", 20_000));
        await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Deal>().OrderBy(many).PageAsync(1));
        await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Deal>().Select([.. Enumerable.Repeat("name", 201)]).PageAsync(1));
        await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Deal>().GroupAsync([.. Enumerable.Repeat("name", 9)], ["count"]));
    }

    [Fact]
    public async Task An_event_is_told_only_by_who_may_write_its_record()
    {
        var account = await AccountAsync(owner: Org.Ann);
        Fixture.Give("Remover");
        var crm = As(Org.Ann).Crm;
        crm.Raise(await crm.LoadForChangeAsync(account), new RecordRestored("account", account.Value, 9));
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => crm.SaveAsync());

        Fixture.Give("Maker");
        await crm.SaveAsync();
        var system = await SystemAsync();
        Assert.Equal(1, await system.Query("outbox").Where("type = 'record.restored'").CountAsync());
    }
}
