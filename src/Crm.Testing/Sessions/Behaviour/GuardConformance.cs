using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;

namespace Crm.Testing.Sessions;

/// <summary>Stages and their guards: every unmet one is named, and they see what is not saved yet.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class GuardConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task Every_unmet_guard_is_named_and_nothing_is_changed()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme", Industry = "Retail" });
        var deal = await GuardedAsync(crm, account);
        await crm.SaveAsync();
        var refused = await RefusedWithoutTraceAsync(CrmErrors.GuardRefused, () => crm.MoveAsync(deal, "won"));
        Assert.Equal(["amount_missing", "closeDate_missing", "first_deal", "no_power", "not_saas"], refused.Refusals.Select(r => r.Reason).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(refused.Refusals, r => r.Message.Contains("Retail", StringComparison.Ordinal));
        await crm.SaveAsync();
        Assert.Equal(1, deal.Version);
    }

    [Fact]
    public async Task A_guard_sees_unsaved_changes_of_the_deal_and_of_what_it_is_related_to()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme", Industry = "Retail" });
        var deal = await GuardedAsync(crm, account);
        await crm.SaveAsync();
        account.Industry = "saas";
        crm.Add(new Deal { Name = "power", AccountId = account.Id });
        deal.Name = "power";
        (deal.Amount, deal.CloseDate) = (new Money(1, "EUR"), new(2026, 4, 1));
        await crm.MoveAsync(deal, "won");
        await crm.SaveAsync();
        var row = await crm.GetAsync(deal.Id);
        Assert.Equal([2L, new NodaTime.LocalDate(2026, 3, 2), Fixture.Clock.GetCurrentInstant()], [row["version"], row["closeDate"], row["closedAt"]]);
    }

    [Fact]
    public async Task A_guard_looks_further_than_whoever_acts()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme", Industry = "SaaS" }, Org.Flo);
        crm.Add(new Deal { Name = "Hidden", AccountId = account.Id }, Org.Flo);
        var mine = await GuardedAsync(crm, account);
        crm.Assign(mine, Org.Ann);
        (mine.Name, mine.Amount, mine.CloseDate) = ("power", new Money(1, "EUR"), new(2026, 4, 1));
        await crm.SaveAsync();
        Fixture.Give("Read:Own", "Write:Own");
        crm = As(Org.Ann).Crm;
        await crm.MoveAsync(await crm.LoadForChangeAsync(mine.Id), "won");
        await crm.SaveAsync();
        Assert.Null((await crm.GetAsync(mine.Id))["account"]);
    }

    [Fact]
    public async Task A_lost_deal_needs_a_reason_and_a_closed_one_moves_no_more()
    {
        var deal = await DealAsync();
        var crm = Boss();
        var loaded = await crm.LoadForChangeAsync(deal);
        var refused = await RefusedAsync(CrmErrors.GuardRefused, () => crm.MoveAsync(loaded, "lost"));
        Assert.Equal("reason_missing", Assert.Single(refused.Refusals).Reason);
        await crm.MoveAsync(loaded, "lost", "Price");
        await crm.SaveAsync();
        Assert.Equal("Price", (await crm.GetAsync(deal))["closeReason"]);
        await RefusedAsync(CrmErrors.NotPermitted, () => crm.MoveAsync(loaded, "talking"));
    }

    private protected override void Compose(CrmBuilder crm) => crm
        .Guard("power", (guard, _) => new(guard.Deal.Name == "power"))
        .Provision(Org.North, t => t.Pipeline("Hard", p => p.Stage("new").Won().Lost().Require("won", "amount", "closeDate").GuardBy("won", "power", "no_power")
            .Guard("won", "account.industry = 'SaaS'", "not_saas").Guard("won", "account.deals count >= 2", "first_deal")));

    private static async Task<Deal> GuardedAsync(Crm.Sessions.CrmSession crm, Account account)
    {
        var deal = await crm.ImportDealAsync(new Deal { Name = "Deal", AccountId = account.Id }, "Hard", [new(NodaTime.Instant.FromUtc(2026, 3, 1, 0, 0), "new")]);
        return deal;
    }
}
