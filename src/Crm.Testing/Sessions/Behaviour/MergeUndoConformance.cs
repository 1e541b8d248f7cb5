using Crm.Contacts;
using Crm.Data;
using Crm.Extensibility;
using Crm.Records;
using Crm.Security;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What became of records since a merge stays when it is undone, and is told to who may know.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class MergeUndoConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private protected override void Compose(CrmBuilder crm)
    {
        MergeWorld.Compose(crm);
        Fixture.AddFaults(crm);
    }

    [Fact]
    public async Task A_later_edit_stays_and_is_a_conflict()
    {
        var (stays, goes) = (await AccountAsync("Acme"), await AccountAsync("Other", industry: "SaaS"));
        await ChangeAsync(goes, a => a.Country = "Spain");
        var report = await Boss().Merges.MergeAsync(stays, [goes]);
        await ChangeAsync(stays, a => (a.Industry, a.Employees) = ("Media", 4));
        var undone = await Boss().Merges.UndoAsync(report.Id);
        Assert.Equal([new MergeConflict("account", stays.Value, "industry", "SaaS", "Media")], undone.Conflicts);
        var (one, other) = (await Boss().LoadForChangeAsync(stays), await Boss().LoadForChangeAsync(goes));
        Assert.Equal(("Media", null, 4L), (one.Industry, one.Country, one.Employees));
        Assert.Equal(("SaaS", "Spain"), (other.Industry, other.Country));
    }

    [Fact]
    public async Task What_moved_on_or_is_gone_stays_so()
    {
        var (stays, goes, third) = (await AccountAsync(), await AccountAsync(), await AccountAsync());
        var (back, on, gone) = (await DealAsync(account: goes), await DealAsync(account: goes), await DealAsync(account: goes));
        var report = await Boss().Merges.MergeAsync(stays, [goes]);
        await ChangeAsync(on, d => d.AccountId = third);
        await ChangeAsync(back, d => d.Name = "Other name");
        var added = await DealAsync(account: stays);
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(gone));
        await crm.SaveAsync();
        var undone = await Boss().Merges.UndoAsync(report.Id);
        Assert.Equal(
            new MergeConflict[] { new("deal", on.Value, "account", stays.Value, third.Value), new("deal", gone.Value, null, gone.Value, null) }.OrderBy(c => c.Id),
            undone.Conflicts.OrderBy(c => c.Id));
        var deal = await Boss().LoadForChangeAsync(back);
        Assert.Equal((goes, "Other name"), (deal.AccountId, deal.Name));
        Assert.Equal((third, stays), ((await Boss().LoadForChangeAsync(on)).AccountId, (await Boss().LoadForChangeAsync(added)).AccountId));
    }

    [Fact]
    public async Task A_conflict_with_what_is_hidden_is_not_told()
    {
        var (stays, goes) = (await AccountAsync(owner: Org.Ann), await AccountAsync(owner: Org.Ann));
        var deal = await DealAsync(account: goes, owner: Org.Flo);
        var report = await Boss().Merges.MergeAsync(stays, [goes]);
        await ChangeAsync(deal, d => d.AccountId = null);
        Fixture.Give("Rep");
        Assert.Empty((await As(Org.Ann).Crm.Merges.UndoAsync(report.Id)).Conflicts);
        Assert.Null((await Boss().LoadForChangeAsync(deal)).AccountId);
    }

    [Fact]
    public async Task What_a_record_belonged_to_may_have_been_merged_or_deleted_meanwhile()
    {
        var (employer, other, lost) = (await AccountAsync("Employer"), await AccountAsync("Other"), await AccountAsync("Lost"));
        var crm = Boss();
        var (stays, goes, wanders) = (crm.Add(new Contact { LastName = "A" }), crm.Add(new Contact { LastName = "A", AccountId = employer, ReportsToId = null }), crm.Add(new Contact { LastName = "A", AccountId = lost }));
        await crm.SaveAsync();
        var choices = new MergeChoices { Set = new Dictionary<string, object?>(StringComparer.Ordinal) { ["account"] = null } };
        var report = await Boss().Merges.MergeAsync(stays.Id, [goes.Id, wanders.Id], choices);
        await Boss().Merges.MergeAsync(other, [employer]);
        crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(lost), permanently: true);
        await crm.SaveAsync();
        var undone = await Boss().Merges.UndoAsync(report.Id);
        Assert.Equal([new MergeConflict("contact", wanders.Key, "account", null, null)], undone.Conflicts.Select(c => c with { Then = null }));
        Assert.Equal((other, null), ((await Boss().LoadForChangeAsync(goes.Id)).AccountId, (await Boss().LoadForChangeAsync(wanders.Id)).AccountId));
    }

    [Fact]
    public async Task A_new_primary_address_stays_the_only_one()
    {
        var crm = Boss();
        var stays = crm.Add(new Contact { LastName = "Lee", Email = "old@x.example" });
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromHours(1));
        var goes = crm.Add(new Contact { LastName = "Lee", Email = "newer@x.example" });
        await crm.SaveAsync();
        var report = await Boss().Merges.MergeAsync(stays.Id, [goes.Id]);
        Assert.Equal("newer@x.example", (await Boss().LoadForChangeAsync(stays.Id)).Email);
        await ChangeAsync(stays.Id, c => c.Email = "newest@x.example");
        var undone = await Boss().Merges.UndoAsync(report.Id);
        Assert.Contains(undone.Conflicts, c => c is { Entity: "contact", Field: "email" });
        Assert.Equal(
            ["newer@x.example False", "newest@x.example True", "old@x.example False"],
            (await StoredAsync<EmailAddress>("email")).Select(e => $"{e.Address} {e.IsPrimary}").Order(StringComparer.Ordinal));
        Assert.Equal(goes.Id, (await StoredAsync<EmailAddress>("email")).Single(e => e.Address == "newer@x.example").ContactId);
    }

    [Fact]
    public async Task What_was_in_the_bin_comes_back_to_the_survivor()
    {
        var (stays, goes) = (await AccountAsync(), await AccountAsync());
        var deal = await DealAsync(account: goes);
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(deal));
        await crm.SaveAsync();
        await Boss().Merges.MergeAsync(stays, [goes]);
        crm = Boss();
        await crm.RestoreAsync("deal", deal.Value);
        await crm.SaveAsync();
        Assert.Equal(stays, (await Boss().LoadForChangeAsync(deal)).AccountId);
    }

    [Fact]
    public async Task A_failure_in_the_middle_leaves_nothing()
    {
        var (stays, goes) = (await AccountAsync(), await AccountAsync());
        await DealAsync(account: goes);
        Fixture.Faults.AfterWrite = new CrmException(CrmErrors.Storage, "The disk is full.");
        await RefusedWithoutTraceAsync(CrmErrors.Storage, async () => await Boss().Merges.MergeAsync(stays, [goes]));
        var report = await Boss().Merges.MergeAsync(stays, [goes]);
        Fixture.Faults.AfterWrite = new CrmException(CrmErrors.Storage, "The disk is full.");
        await RefusedWithoutTraceAsync(CrmErrors.Storage, async () => await Boss().Merges.UndoAsync(report.Id));
        Assert.Empty((await Boss().Merges.UndoAsync(report.Id)).Conflicts);
    }

    [Fact]
    public async Task An_erased_merge_leads_on_and_is_undone_no_more()
    {
        var (stays, goes) = (await AccountAsync("Acme"), await AccountAsync("Canary"));
        var report = await Boss().Merges.MergeAsync(stays, [goes]);
        await using var system = Fixture.As(null);
        Assert.Equal(1, await system.Administration.EraseMergesAsync(Org.North, [report.Id, Fixture.Ids.NextGuid()]));
        Assert.DoesNotContain("Canary", string.Join('|', (await Dump.RowsAsync(system.Store, Org.North, SessionModel.Model["merge"])).SelectMany(r => r)), StringComparison.Ordinal);
        Assert.Equal(stays.Value, await Boss().Merges.ResolveAsync("account", goes.Value));
        await RefusedWithoutTraceAsync(CrmErrors.NotPermitted, async () => await Boss().Merges.UndoAsync(report.Id));
    }

    [Fact]
    public async Task The_unsaved_of_a_session_is_left_alone()
    {
        var (stays, goes) = (await AccountAsync(), await AccountAsync());
        var crm = Boss();
        crm.Add(new Account { Name = "Unsaved" });
        await crm.Merges.MergeAsync(stays, [goes]);
        Assert.Equal(1, await crm.Query<Account>().CountAsync());
        await crm.SaveAsync();
        Assert.Equal(2, await crm.Query<Account>().CountAsync());
    }

    [Fact]
    public async Task Two_who_merge_one_record_at_once_merge_it_once()
    {
        var (a, b, goes) = (await AccountAsync("A"), await AccountAsync("B"), await AccountAsync("C"));
        var results = await Task.WhenAll(new[] { a, b }.Select(survivor => (survivor, Crm: Boss())).Select(s => Task.Run(async () =>
        {
            try
            {
                await s.Crm.Merges.MergeAsync(s.survivor, [goes]);
                return "merged";
            }
            catch (CrmException e)
            {
                return e.Code;
            }
        })));
        Assert.Single(results, "merged");
        Assert.Equal(2, await Boss().Query<Account>().CountAsync());
    }
}
