using Crm.Contacts;

namespace Crm.Testing.Sessions;

/// <summary>Versions: one more with each save that changes something; a stale write is refused and changes nothing.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ConflictConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_stale_write_is_refused_whole()
    {
        var id = await AccountAsync();
        var (first, second) = (Boss(), Boss());
        var mine = await first.LoadForChangeAsync(id);
        var theirs = await second.LoadForChangeAsync(id);
        mine.Industry = "Retail";
        await first.SaveAsync();
        theirs.Country = "DE";
        second.Add(new Account { Name = "Along" });
        var error = await RefusedWithoutTraceAsync(CrmErrors.Conflict, () => second.SaveAsync());
        Assert.Contains(id.ToString(), error.Message, StringComparison.Ordinal);

        second.DiscardChanges();
        (await second.LoadForChangeAsync(id)).Country = "DE";
        await second.SaveAsync();
        var row = await first.GetAsync(id);
        Assert.Equal([3L, "Retail", "DE"], [row["version"], row["industry"], row["country"]]);
    }

    [Fact]
    public async Task A_stale_deletion_is_refused()
    {
        var id = await AccountAsync();
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(id));
        await ChangeAsync(id, a => a.Industry = "Retail");
        await RefusedWithoutTraceAsync(CrmErrors.Conflict, () => crm.SaveAsync());
    }

    [Fact]
    public async Task A_change_of_what_was_deleted_is_refused()
    {
        var id = await AccountAsync();
        var (first, second) = (Boss(), Boss());
        (await first.LoadForChangeAsync(id)).Industry = "Retail";
        second.Delete(await second.LoadForChangeAsync(id));
        await second.SaveAsync();
        await RefusedWithoutTraceAsync(CrmErrors.Conflict, () => first.SaveAsync());
    }

    [Fact]
    public async Task A_save_without_changes_writes_nothing()
    {
        var id = await AccountAsync();
        var crm = Boss();
        var account = await crm.LoadForChangeAsync(id);
        account.Name = "Other";
        account.Name = "Acme";
        var before = await Dump.OfAsync(Fixture);
        await crm.SaveAsync();
        Assert.Equal(before, await Dump.OfAsync(Fixture));
        Assert.Equal(1, account.Version);
    }

    [Fact]
    public async Task One_session_saves_again_and_again()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme" });
        for (var i = 1; i <= 3; i++)
        {
            account.Employees = i;
            await crm.SaveAsync();
            Assert.Equal(i, account.Version);
        }
    }

    [Fact]
    public async Task Two_makers_of_one_unique_value_do_not_both_have_it()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "A", ExternalId = "x-1" });
        await crm.SaveAsync();
        crm.Add(new Account { Name = "B", ExternalId = "x-1" });
        await RefusedWithoutTraceAsync(CrmErrors.Duplicate, () => crm.SaveAsync());
        var south = Boss(Org.South);
        south.Add(new Account { Name = "C", ExternalId = "x-1" });
        await south.SaveAsync();
    }
}
