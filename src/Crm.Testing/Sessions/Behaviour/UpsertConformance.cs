using Crm.Contacts;
using Crm.Sales;

namespace Crm.Testing.Sessions;

/// <summary>Adding or changing by external id.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class UpsertConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task What_is_missing_is_added_and_what_is_there_is_changed()
    {
        var crm = Boss();
        var added = await crm.UpsertAsync<Account>("a-1", a => a.Name = "Acme", Org.Ann);
        await crm.SaveAsync();
        Assert.Equal((true, "a-1", Org.Ann, 1L), (added.IsNew, added.Record.ExternalId, added.Record.OwnerId!.Value, added.Record.Version));

        var other = Boss();
        var found = await other.UpsertAsync<Account>("a-1", a => a.Industry = "SaaS", Org.Tom);
        await other.SaveAsync();
        Assert.Equal((false, added.Record.Id, "Acme", Org.Ann, 2L), (found.IsNew, found.Record.Id, found.Record.Name, found.Record.OwnerId!.Value, found.Record.Version));
        Assert.Equal(1, await other.Query<Account>().CountAsync());
    }

    [Fact]
    public async Task Before_the_save_the_session_knows_what_it_added()
    {
        var crm = Boss();
        var first = await crm.UpsertAsync<Deal>("d-1", d => d.Name = "One");
        var second = await crm.UpsertAsync<Deal>("d-1", d => d.Name = "Two");
        await crm.SaveAsync();
        Assert.Same(first.Record, second.Record);
        Assert.Equal((true, false, "Two"), (first.IsNew, second.IsNew, first.Record.Name));
    }

    [Fact]
    public async Task Many_come_back_in_their_order_each_record_once()
    {
        var crm = Boss();
        await crm.UpsertAsync<Account>("a-700", a => a.Name = "Known");
        await crm.SaveAsync();
        string[] ids = [.. Enumerable.Range(0, 1_200).Select(i => $"a-{i}"), "a-7", "a-700"];

        var results = await Boss().UpsertAsync<Account>(ids, (id, a) => a.Name += $"<{id}>");
        Assert.Equal(ids, results.Select(r => r.Record.ExternalId));
        Assert.Equal(1_199, results.Count(r => r.IsNew));
        Assert.Equal(1_200, results.Select(r => r.Record).Distinct().Count());
        Assert.Equal(("<a-7><a-7>", "Known<a-700><a-700>"), (results[7].Record.Name, results[700].Record.Name));
        Assert.Equal((true, false, false), (results[7].IsNew, results[1_200].IsNew, results[700].IsNew));
    }

    [Fact]
    public async Task Ids_are_exact_and_those_of_their_entity_and_tenant()
    {
        var south = Boss(Org.South);
        await south.UpsertAsync<Account>("x", a => a.Name = "South");
        await south.SaveAsync();
        var crm = Boss();
        Assert.True((await crm.UpsertAsync<Account>("x", a => a.Name = "North")).IsNew);
        Assert.True((await crm.UpsertAsync<Account>("X", a => a.Name = "Large")).IsNew);
        Assert.True((await crm.UpsertAsync<Deal>("x", d => d.Name = "Deal")).IsNew);
        await crm.SaveAsync();
        Assert.Equal((2L, 1L), (await crm.Query<Account>().CountAsync(), await crm.Query<Deal>().CountAsync()));
    }

    [Fact]
    public async Task Of_two_that_add_the_same_one_is_refused_and_repeats_as_a_change()
    {
        var (one, two) = (Boss(), Boss());
        Assert.True((await one.UpsertAsync<Account>("x", a => a.Name = "One")).IsNew);
        Assert.True((await two.UpsertAsync<Account>("x", a => a.Name = "Two")).IsNew);
        await one.SaveAsync();
        var error = await RefusedWithoutTraceAsync(CrmErrors.Duplicate, () => two.SaveAsync());
        Assert.Equal("externalId", Assert.Single(error.Fields).Field);

        two.DiscardChanges();
        Assert.False((await two.UpsertAsync<Account>("x", a => a.Name = "Two")).IsNew);
        await two.SaveAsync();
        Assert.Equal(["Two"], (await two.Query<Account>().PageAsync(5)).Rows.Select(r => r["name"]));
    }

    [Fact]
    public async Task A_hidden_record_of_that_id_is_a_duplicate_and_nothing_more()
    {
        var boss = Boss();
        await boss.UpsertAsync<Account>("x", a => a.Name = "Secret", Org.Flo);
        await boss.SaveAsync();
        Fixture.Give("Rep");
        var crm = As(Org.Ann).Crm;
        Assert.True((await crm.UpsertAsync<Account>("x", a => a.Name = "Mine")).IsNew);
        var error = await RefusedWithoutTraceAsync(CrmErrors.Duplicate, () => crm.SaveAsync());
        Assert.DoesNotContain("Secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_external_id_or_gives_none_is_refused()
    {
        var crm = Boss();
        Assert.Equal("no_external_id", Assert.Single((await RefusedAsync(CrmErrors.Invalid, async () => await crm.UpsertAsync<LeadSource>("x", _ => { }))).Fields).Code);
        Assert.Equal("required", Assert.Single((await RefusedAsync(CrmErrors.Invalid, async () => await crm.UpsertAsync<Account>("", _ => { }))).Fields).Code);
        crm.Delete((await crm.UpsertAsync<Account>("gone", a => a.Name = "Gone")).Record);
        Assert.True((await crm.UpsertAsync<Account>("gone", a => a.Name = "New")).IsNew);
        await crm.SaveAsync();
        crm.Delete((await crm.UpsertAsync<Account>("gone", _ => { })).Record);
        Assert.Equal("deleted", Assert.Single((await RefusedAsync(CrmErrors.Invalid, async () => await crm.UpsertAsync<Account>("gone", _ => { }))).Fields).Code);
    }
}
