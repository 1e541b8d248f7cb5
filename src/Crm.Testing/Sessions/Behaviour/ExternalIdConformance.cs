using Crm.Contacts;
using Crm.Data;

namespace Crm.Testing.Sessions;

/// <summary>What records are called in other systems.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ExternalIdConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task An_id_is_set_found_changed_and_forgotten()
    {
        var id = await NamedAsync("7");
        Assert.Equal(id.Value, await Boss().ExternalIds.FindAsync("erp", "account", "7"));
        Assert.Null(await Boss().ExternalIds.FindAsync("erp", "contact", "7"));
        Assert.Null(await Boss(Org.South).ExternalIds.FindAsync("erp", "account", "7"));

        var crm = Boss();
        var account = await crm.LoadForChangeAsync(id);
        await crm.ExternalIds.SetAsync(account, "erp", "8");
        await crm.ExternalIds.SetAsync(account, "mail", "m-1");
        await crm.SaveAsync();
        Assert.Null(await Boss().ExternalIds.FindAsync("erp", "account", "7"));
        Assert.Equal(new Dictionary<string, string> { ["erp"] = "8", ["mail"] = "m-1" }, await Boss().ExternalIds.OfAsync("account", id.Value));

        crm = Boss();
        await crm.ExternalIds.RemoveAsync(await crm.LoadForChangeAsync(id), "erp");
        await crm.SaveAsync();
        Assert.Null(await Boss().ExternalIds.FindAsync("erp", "account", "8"));
    }

    [Fact]
    public async Task One_record_an_id_and_one_id_a_record()
    {
        await NamedAsync("7");
        var error = await RefusedWithoutTraceAsync(CrmErrors.Duplicate, async () =>
        {
            var crm = Boss();
            await crm.ExternalIds.SetAsync(crm.Add(new Account { Name = "Other" }), "erp", "7");
            await crm.SaveAsync();
        });
        Assert.Contains(error.Fields, f => f.Code == "duplicate");
    }

    [Fact]
    public async Task Who_may_not_see_finds_nothing_and_who_may_not_change_sets_nothing()
    {
        Fixture.Give(Org.Role(Crm.Security.Right.Read, Crm.Security.Depth.Own));
        var id = await NamedAsync("7", Org.Flo);
        var own = await NamedAsync("8", Org.Ann);
        Assert.Null(await As(Org.Ann).Crm.ExternalIds.FindAsync("erp", "account", "7"));
        await RefusedAsync(CrmErrors.NotFound, async () => await As(Org.Ann).Crm.ExternalIds.OfAsync("account", id.Value));
        Assert.Equal(own.Value, await As(Org.Ann).Crm.ExternalIds.FindAsync("erp", "account", "8"));
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, async () =>
        {
            var crm = As(Org.Ann).Crm;
            await crm.ExternalIds.SetAsync(await crm.LoadForChangeAsync(own), "erp", "9");
            await crm.SaveAsync();
        });
    }

    [Fact]
    public async Task It_goes_with_its_record_for_good_and_comes_back_from_the_bin()
    {
        var id = await NamedAsync("7");
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(id));
        await crm.SaveAsync();
        Assert.Null(await Boss().ExternalIds.FindAsync("erp", "account", "7"));
        crm = Boss();
        await crm.RestoreAsync("account", id.Value);
        await crm.SaveAsync();
        Assert.Equal(id.Value, await Boss().ExternalIds.FindAsync("erp", "account", "7"));

        crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(id), permanently: true);
        await crm.SaveAsync();
        Assert.Empty(await StoredAsync<ExternalId>("externalId"));
    }

    [Fact]
    public async Task After_a_merge_the_survivor_is_found_by_all_ids_and_undone_each_by_its_own()
    {
        var (stays, goes, third) = (await NamedAsync("S"), await NamedAsync("L"), await NamedAsync("T"));
        var crm = Boss();
        await crm.ExternalIds.SetAsync(await crm.LoadForChangeAsync(goes), "mail", "m-1");
        await crm.SaveAsync();
        var first = await Boss().Merges.MergeAsync(stays, [goes]);
        var second = await Boss().Merges.MergeAsync(third, [stays]);
        foreach (var (system, value) in new[] { ("erp", "S"), ("erp", "L"), ("erp", "T"), ("mail", "m-1") })
        {
            Assert.Equal(third.Value, await Boss().ExternalIds.FindAsync(system, "account", value));
        }

        Assert.Equal(new Dictionary<string, string> { ["erp"] = "T", ["mail"] = "m-1" }, await Boss().ExternalIds.OfAsync("account", third.Value));

        Assert.Equal("T", (await Boss().ExternalIds.OfAsync("account", goes.Value))["erp"]);

        // The next delivery of that system makes no second record.
        await using var file = new MemoryStream("id there,name\nL,Acme\nS,Acme\nT,Acme\n"u8.ToArray());
        var report = await Boss().Imports.RunAsync(file, new() { Entity = "account", Mapping = new Dictionary<string, string>(StringComparer.Ordinal) { ["id there"] = "externalIds.erp" } });
        Assert.Equal((0L, 0L, 3L), (report.Added, report.Refused, report.Unchanged));
        crm = Boss();
        await crm.ExternalIds.SetAsync(await crm.LoadForChangeAsync(third), "erp", "L");
        await crm.SaveAsync();

        Assert.Empty((await Boss().Merges.UndoAsync(second.Id)).Conflicts);
        Assert.Empty((await Boss().Merges.UndoAsync(first.Id)).Conflicts);
        Assert.Equal(
            (stays.Value, goes.Value, goes.Value, third.Value),
            (await Boss().ExternalIds.FindAsync("erp", "account", "S"), await Boss().ExternalIds.FindAsync("erp", "account", "L"), await Boss().ExternalIds.FindAsync("mail", "account", "m-1"), await Boss().ExternalIds.FindAsync("erp", "account", "T")));
        Assert.Equal(new Dictionary<string, string> { ["erp"] = "L", ["mail"] = "m-1" }, await Boss().ExternalIds.OfAsync("account", goes.Value));
    }

    [Fact]
    public async Task Further_ids_go_with_the_survivor_and_when_it_is_forgotten()
    {
        var (stays, goes) = (await NamedAsync("S"), await NamedAsync("L"));
        await Boss().Merges.MergeAsync(stays, [goes]);
        var crm = Boss();
        await crm.ExternalIds.RemoveAsync(await crm.LoadForChangeAsync(stays), "erp");
        await crm.SaveAsync();
        Assert.Empty(await StoredAsync<ExternalId>("externalId"));
        Assert.NotEqual(stays, await NamedAsync("L"));
    }

    private async Task<Id<Account>> NamedAsync(string value, Id<Crm.Tenancy.User>? owner = null)
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme" }, owner);
        await crm.ExternalIds.SetAsync(account, "erp", value);
        await crm.SaveAsync();
        return account.Id;
    }
}
