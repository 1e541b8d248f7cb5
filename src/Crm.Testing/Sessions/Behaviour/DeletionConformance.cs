using Crm.Contacts;
using Crm.Records;
using Crm.Sales;

namespace Crm.Testing.Sessions;

/// <summary>What happens to what refers to a deleted record, relation by relation; and the way back from the recycle bin.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class DeletionConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_record_that_others_need_stays()
    {
        var account = await AccountAsync();
        await DealAsync(account: account);
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(account));
        await RefusedWithoutTraceAsync(CrmErrors.Restricted, () => crm.SaveAsync());
    }

    [Fact]
    public async Task A_record_goes_with_those_that_need_it_or_when_they_point_elsewhere()
    {
        var (account, other) = (await AccountAsync(), await AccountAsync("Other"));
        var (first, second) = (await DealAsync(account: account), await DealAsync(account: account));
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(account));
        crm.Delete(await crm.LoadForChangeAsync(first));
        (await crm.LoadForChangeAsync(second)).AccountId = other;
        await crm.SaveAsync();
        Assert.Equal(other.Value, (await crm.GetAsync(second))["account"]);
        await RefusedAsync(CrmErrors.NotFound, async () => await crm.GetAsync(account));
    }

    [Fact]
    public async Task A_reference_that_may_be_empty_is_cleared_with_a_version_of_its_own()
    {
        var parent = await AccountAsync("Parent");
        var child = await AccountAsync("Child");
        await ChangeAsync(child, a => a.ParentId = parent);
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(parent));
        await crm.SaveAsync();
        var row = await crm.GetAsync(child);
        Assert.Equal([null, 3L], [row["parent"], row["version"]]);
        Assert.Equal(3, (await crm.HistoryAsync(child)).Count);
    }

    [Fact]
    public async Task What_belongs_to_a_deal_goes_to_the_bin_with_it_and_comes_back_with_it()
    {
        var deal = await DealAsync(amount: new Money(12.3456m, "USD"), closes: new(2026, 5, 1));
        var note = await NoteAsync(deal, "Grüße ✓");
        var crm = Boss();
        var before = (await crm.GetAsync(deal), await crm.GetAsync("note", note));
        crm.Delete(await crm.LoadForChangeAsync(deal));
        await crm.SaveAsync();
        Assert.Equal(0, await crm.Query("note").CountAsync() + await crm.Query("stageChange").CountAsync() + await crm.Query<Deal>().CountAsync());

        await crm.RestoreAsync("deal", deal.Value);
        await crm.SaveAsync();
        Assert.Equal(Known(before.Item1), Known(await crm.GetAsync(deal)));
        Assert.Equal(Known(before.Item2), Known(await crm.GetAsync("note", note)));
        Assert.Equal(1, await crm.Query("stageChange").CountAsync());
        Assert.Empty(await StoredAsync<Changes.BinEntry>("bin"));
        await RefusedAsync(CrmErrors.NotFound, async () => await crm.RestoreAsync("deal", deal.Value));

        static string Known(Queries.Row row) => string.Join('|', row.Columns.Where(c => c is not ("version" or "changedAt")).Select(c => FormattableString.Invariant($"{c}:{row[c]}")));
    }

    [Fact]
    public async Task What_was_deleted_before_does_not_come_back_with_the_rest()
    {
        var deal = await DealAsync();
        var (first, second) = (await NoteAsync(deal, "first"), await NoteAsync(deal, "second"));
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync("note", first));
        await crm.SaveAsync();
        crm.Delete(await crm.LoadForChangeAsync(deal));
        await crm.SaveAsync();
        await crm.RestoreAsync("deal", deal.Value);
        await crm.SaveAsync();
        Assert.Equal(second, Assert.Single((await crm.Query("note").PageAsync(5)).Rows)["id"]);
    }

    [Fact]
    public async Task A_deletion_for_good_leaves_nothing_to_restore()
    {
        var account = await AccountAsync();
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(account), permanently: true);
        await crm.SaveAsync();
        Assert.Empty(await StoredAsync<Changes.BinEntry>("bin"));
        await RefusedAsync(CrmErrors.NotFound, async () => await crm.RestoreAsync("account", account.Value));
    }

    [Fact]
    public async Task What_a_restored_record_referred_to_and_is_gone_is_cleared()
    {
        var parent = await AccountAsync("Parent");
        var child = await AccountAsync("Child");
        await ChangeAsync(child, a => a.ParentId = parent);
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(child));
        await crm.SaveAsync();
        crm.Delete(await crm.LoadForChangeAsync(parent), permanently: true);
        await crm.SaveAsync();
        await crm.RestoreAsync("account", child.Value);
        await crm.SaveAsync();
        Assert.Null((await crm.GetAsync(child))["parent"]);
    }

    [Fact]
    public async Task A_record_that_needs_what_is_gone_cannot_come_back()
    {
        var account = await AccountAsync();
        var deal = await DealAsync(account: account);
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(deal));
        await crm.SaveAsync();
        crm.Delete(await crm.LoadForChangeAsync(account));
        await crm.SaveAsync();
        await crm.RestoreAsync("deal", deal.Value);
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Equal(("account", "not_found"), (error.Fields[0].Field, error.Fields[0].Code));
    }

    private async Task<Guid> NoteAsync(Id<Deal> deal, string body)
    {
        var crm = Boss();
        DynamicRecord note = await crm.AddAsync("note");
        note[SessionModel.Subject] = deal.Value;
        note[SessionModel.Body] = body;
        await crm.SaveAsync();
        return note.Key;
    }
}
