using Crm.Contacts;

namespace Crm.Testing.Sessions;

/// <summary>Who is what to whom, and from when until when; and accounts above and below each other.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class RelationshipConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_deal_knows_its_stakeholders_and_a_contact_its_roles()
    {
        var deal = await DealAsync(account: await AccountAsync());
        var crm = Boss();
        var contact = crm.Add(new Contact { LastName = "Lee" });
        crm.Add(new Relationship { ContactId = contact.Id, ToDealId = deal, Role = "Decision maker", From = new(2026, 1, 1), Until = new(2026, 3, 31) });
        await crm.SaveAsync();
        Assert.Equal(1, await crm.Query<Sales.Deal>().Where("stakeholders any (role = 'decision maker' and contact.lastName = 'lee' and until >= today)").CountAsync());
        Assert.Equal(1, await crm.Query<Contact>().Where("relationships count (toDeal.account.name = 'Acme') = 1").CountAsync());

        crm.Delete(await crm.LoadForChangeAsync(contact.Id));
        await crm.SaveAsync();
        Assert.Equal(0, await crm.Query<Relationship>().CountAsync());
        await crm.RestoreAsync("contact", contact.Id.Value);
        await crm.SaveAsync();
        Assert.Equal(1, await crm.Query<Relationship>().CountAsync());
    }

    [Fact]
    public async Task A_role_has_one_who_plays_it_and_one_towards_whom_and_days_in_order()
    {
        var (a, b) = (await AccountAsync("A"), await AccountAsync("B"));
        foreach (var wrong in new[]
                 {
                     new Relationship { Role = "partner", AccountId = a },
                     new Relationship { Role = "partner", ToAccountId = a },
                     new Relationship { Role = "partner", AccountId = a, ToAccountId = a },
                     new Relationship { Role = "", AccountId = a, ToAccountId = b },
                     new Relationship { Role = "partner", AccountId = a, ToAccountId = b, From = new(2026, 2, 1), Until = new(2026, 1, 31) },
                 })
        {
            var crm = Boss();
            crm.Add(wrong);
            await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
            crm.DiscardChanges();
        }
    }

    [Fact]
    public async Task It_takes_the_right_to_both_ends()
    {
        var (mine, hidden) = (await AccountAsync("Mine", Org.Ann), await AccountAsync("Hidden", Org.Flo));
        var boss = Boss();
        boss.Add(new Relationship { AccountId = mine, ToAccountId = hidden, Role = "partner" });
        await boss.SaveAsync();

        Fixture.Give("Rep");
        var crm = As(Org.Ann).Crm;
        Assert.Equal(0, await crm.Query<Relationship>().CountAsync());
        Assert.Equal(0, await crm.Query<Account>().Where("relationships count > 0").CountAsync());
        crm.Add(new Relationship { AccountId = mine, ToAccountId = hidden, Role = "partner" });
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());

        // Seeing the other end is not yet the right to tie something to it.
        Fixture.Give("Rep", "Read:All");
        crm = As(Org.Ann).Crm;
        Assert.Equal(1, await crm.Query<Relationship>().CountAsync());
        crm.Add(new Relationship { AccountId = mine, ToAccountId = hidden, Role = "partner" });
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => crm.SaveAsync());
    }

    [Fact]
    public async Task A_hierarchy_adds_up_what_lies_below()
    {
        var (top, left, right, leaf) = (await AccountAsync("Top"), await AccountAsync("Left"), await AccountAsync("Right"), await AccountAsync("Leaf"));
        await ChangeAsync(top, a => a.Employees = 10);
        await ChangeAsync(left, a => (a.ParentId, a.Employees) = (top, 5));
        await ChangeAsync(right, a => a.ParentId = top);
        await ChangeAsync(leaf, a => (a.ParentId, a.Employees) = (left, 2));
        await DealAsync(account: leaf, amount: new(100.5m, "EUR"));
        await DealAsync(account: top, amount: new(1m, "EUR"));
        await DealAsync(account: await AccountAsync("Elsewhere"), amount: new(7m, "EUR"));

        var tree = await Boss().AccountTreeAsync(top, ["name", "employees", "deals sum(amount, stage.kind = open)", "deals count"]);
        Assert.Equal(
            ["0 Top 10 1 1 | 17 101.5 2", "1 Left 5 0 0 | 7 100.5 1", "1 Right  0 0 | 0 0 0", "2 Leaf 2 100.5 1 | 2 100.5 1"],
            tree.Select(n => FormattableString.Invariant($"{n.Depth} {string.Join(' ', n.Row.Values.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture)))} | {string.Join(' ', n.Total.Values.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture)))}")));
    }

    [Fact]
    public async Task No_account_lies_below_itself()
    {
        var (top, middle, leaf) = (await AccountAsync("Top"), await AccountAsync("Middle"), await AccountAsync("Leaf"));
        await ChangeAsync(middle, a => a.ParentId = top);
        await ChangeAsync(leaf, a => a.ParentId = middle);
        foreach (var (account, parent) in new[] { (top, leaf), (top, top), (middle, leaf) })
        {
            var crm = Boss();
            (await crm.LoadForChangeAsync(account)).ParentId = parent;
            Assert.Equal("cycle", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields.Single().Code);
            crm.DiscardChanges();
        }
    }

    [Fact]
    public async Task A_tree_reaches_what_is_seen_through_what_is_seen()
    {
        var (top, hidden, below) = (await AccountAsync("Top", Org.Ann), await AccountAsync("Hidden", Org.Flo), await AccountAsync("Below", Org.Ann));
        await ChangeAsync(hidden, a => a.ParentId = top);
        await ChangeAsync(below, a => a.ParentId = hidden);
        Fixture.Give("Rep");
        var tree = await As(Org.Ann).Crm.AccountTreeAsync(top, ["name"]);
        Assert.Equal(["Top"], tree.Select(n => n.Row["name"]));
    }
}
