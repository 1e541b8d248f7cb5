using Crm.Bulk;
using Crm.Changes;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Changing many records at once: as if each were changed alone.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class BulkConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly BulkOptions Each = new() { Mode = BulkMode.PerRecord, BatchSize = 4 };

    [Theory]
    [InlineData(BulkMode.AllOrNothing)]
    [InlineData(BulkMode.PerRecord)]
    public async Task Every_record_that_meets_the_condition_is_changed_with_history_audit_and_events(BulkMode mode)
    {
        var ids = await AccountsAsync(11);
        var other = await AccountAsync("other");
        var crm = Boss();
        var report = await crm.Bulk("account", "name starts with 'a'").Set("industry", "Retail").Set("credit", 5m).Set("employees", 7).RunAsync(new() { Mode = mode, BatchSize = 4 });

        Assert.Equal((11, 11, 0, false), (report.Total, report.Done, report.Refused.Count, report.IsCancelled));
        Assert.Equal(11, await crm.Query<Account>().Where("industry = 'Retail' and credit = 5 and employees = 7 and version = 2").CountAsync());
        Assert.Null((await crm.GetAsync(other))["industry"]);
        Assert.Equal([null, "Retail"], (await crm.HistoryAsync(ids[3])).Select(v => v.Values["industry"]));
        Assert.Equal([4, 4, 3], (await StoredAsync<AuditEntry>("audit")).Select(a => a.Records).TakeLast(3));
        Assert.Equal(11, (await StoredAsync<OutboxEntry>("outbox")).Count(o => o.Entity == "account" && o.Type == RecordChanged.EventName));
    }

    [Fact]
    public async Task All_or_nothing_leaves_nothing_where_one_is_refused_and_says_which()
    {
        var ids = await AccountsAsync(11);
        await ChangeAsync(ids[5], a => a.Name = "a-refuse");
        var before = await Dump.OfAsync(Fixture);
        var error = await Assert.ThrowsAsync<BulkRefusedException>(async () => await Boss().Bulk("account", "version > 0").Set("industry", "Retail").RunAsync(new() { BatchSize = 4 }));

        Assert.Equal(CrmErrors.BulkRefused, error.Code);
        var refused = Assert.Single(error.Refused);
        Assert.Equal(("account", ids[5].Value, CrmErrors.Invalid, "name"), (refused.Entity, refused.Id, refused.Code, refused.Fields[0].Field));
        Assert.Equal(before, await Dump.OfAsync(Fixture));
    }

    [Fact]
    public async Task Record_by_record_what_is_refused_is_reported_and_the_rest_is_saved()
    {
        var ids = await AccountsAsync(11);
        await ChangeAsync(ids[5], a => a.Name = "a-refuse");
        await ChangeAsync(ids[6], a => a.Name = "a-refuse");
        await ChangeAsync(ids[10], a => a.Name = "a-refuse");
        var progress = new Steps();
        var report = await Boss().Bulk("account", "version > 0").Set("industry", "Retail").RunAsync(Each with { Progress = progress });

        Assert.Equal((11, 8), (report.Total, report.Done));
        Assert.Equal([ids[5].Value, ids[6].Value, ids[10].Value], report.Refused.Select(r => r.Id));
        Assert.All(report.Refused, r => Assert.Equal("refused", Assert.Single(r.Fields).Code));
        Assert.Equal(8, await Boss().Query<Account>().Where("industry = 'Retail'").CountAsync());
        Assert.Equal([new(4, 0, 11), new(6, 2, 11), new(8, 3, 11)], progress.Seen);
    }

    [Fact]
    public async Task A_record_is_neither_done_twice_nor_forgotten_because_of_the_work_itself()
    {
        // Each is the next one's parent: changing one makes the next meet the condition no more.
        var crm = Boss();
        Account? parent = null;
        for (var i = 0; i < 10; i++)
        {
            parent = crm.Add(new Account { Name = $"{i}", Industry = "Old", ParentId = parent?.Id });
        }

        await crm.SaveAsync();
        var report = await crm.Bulk("account", "industry = 'Old' and (parent is null or parent.industry = 'Old')").Change<Account>(a => (a.Industry, a.Employees) = ("New", (a.Employees ?? 0) + 1)).RunAsync(Each with { BatchSize = 3 });
        Assert.Equal((10, 10), (report.Total, report.Done));
        Assert.Equal(10, await crm.Query<Account>().Where("industry = 'New' and employees = 1").CountAsync());
    }

    [Fact]
    public async Task What_goes_with_another_before_its_turn_is_done()
    {
        var crm = Boss();
        Id<Deal> deal = await DealAsync();
        for (var i = 0; i < 3; i++)
        {
            (await crm.AddAsync("note"))[SessionModel.Subject] = deal.Value;
        }

        await crm.SaveAsync();
        var report = await crm.Bulk("note", "version > 0").Delete(permanently: true).RunAsync(new() { BatchSize = 1 });
        Assert.Equal((3, 3), (report.Total, report.Done));
        Assert.Empty(await StoredAsync<BinEntry>("bin"));
    }

    [Fact]
    public async Task Deleted_is_what_may_be_and_what_others_need_stays()
    {
        var ids = await AccountsAsync(5);
        await DealAsync(account: ids[2]);
        var report = await Boss().Bulk("account", "version > 0").Delete().RunAsync(Each);
        Assert.Equal((ids[2].Value, CrmErrors.Restricted), (Assert.Single(report.Refused).Id, report.Refused[0].Code));
        Assert.Equal((1L, 4), (await Boss().Query<Account>().CountAsync(), (await StoredAsync<BinEntry>("bin")).Count));
    }

    [Fact]
    public async Task Rights_are_judged_for_each_record()
    {
        await AccountsAsync(3, Org.Ann);
        await AccountsAsync(2, Org.Tom);
        await AccountsAsync(4, Org.Flo);
        Fixture.Give(Org.Role(Right.Read, Depth.Team), Org.Role(Right.Write, Depth.Own));
        var report = await As(Org.Ann).Crm.Bulk("account", "version > 0").Set("industry", "Retail").RunAsync(Each);
        Assert.Equal((5, 3), (report.Total, report.Done));
        Assert.All(report.Refused, r => Assert.Equal(CrmErrors.Forbidden, r.Code));
        Assert.Equal(3, await Boss().Query<Account>().Where("industry = 'Retail'").CountAsync());
    }

    [Theory]
    [InlineData("Boss", "Boss", 12, 0)]
    [InlineData("Boss", "Read:All", 4, 8)]
    [InlineData("Boss", "Rep", 4, 8)]
    public async Task A_right_taken_away_bites_on_the_next_batch(string first, string then, int done, int refused)
    {
        await AccountsAsync(12);
        Fixture.Give(first);
        var report = await As(Org.Ann).Crm.Bulk("account", "version > 0").Set("industry", "Retail").RunAsync(Each with { Progress = new Steps(() => Fixture.Give(then)) });
        Assert.Equal((12, done, refused), (report.Total, report.Done, report.Refused.Count));
        Assert.All(report.Refused, r => Assert.Equal(then == "Rep" ? CrmErrors.NotFound : CrmErrors.Forbidden, r.Code));
        Assert.Equal(done, await Boss().Query<Account>().Where("industry = 'Retail'").CountAsync());
    }

    [Fact]
    public async Task Who_may_act_no_more_changes_nothing_more()
    {
        await AccountsAsync(8);
        Fixture.Give("Boss");
        var acting = As(Org.Ann);
        var report = await acting.Crm.Bulk("account", "version > 0").Set("industry", "Retail").RunAsync(Each with { Progress = new Steps(() => acting.Actor.Actor = new(Org.North, Org.Ivo)) });
        Assert.Equal((4, 4), (report.Done, report.Refused.Count));
        Assert.All(report.Refused, r => Assert.Equal(CrmErrors.Forbidden, r.Code));
    }

    [Fact]
    public async Task Cancelled_it_keeps_what_is_saved_or_nothing()
    {
        await AccountsAsync(12);
        using var source = new CancellationTokenSource();
        var before = await Dump.OfAsync(Fixture);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Boss().Bulk("account", "version > 0").Set("industry", "Retail").RunAsync(new() { BatchSize = 4, Progress = new Steps(source.Cancel) }, source.Token));
        Assert.Equal(before, await Dump.OfAsync(Fixture));

        using var again = new CancellationTokenSource();
        var report = await Boss().Bulk("account", "version > 0").Set("industry", "Retail").RunAsync(Each with { Progress = new Steps(again.Cancel) }, again.Token);
        Assert.Equal((12, 4, true), (report.Total, report.Done, report.IsCancelled));
        Assert.Equal(4, await Boss().Query<Account>().Where("industry = 'Retail'").CountAsync());
    }

    [Fact]
    public async Task What_the_session_holds_unsaved_stays_unsaved()
    {
        var ids = await AccountsAsync(2);
        var crm = Boss();
        (await crm.LoadForChangeAsync(ids[0])).Name = "Mine";
        crm.Add(new Account { Name = "New" });
        await crm.Bulk("account", "version > 0").Set("industry", "Retail").RunAsync();
        Assert.Equal((2L, 0L), (await crm.Query<Account>().CountAsync(), await crm.Query<Account>().Where("name = 'Mine'").CountAsync()));

        // The record was changed meanwhile, by the session's own bulk.
        await RefusedWithoutTraceAsync(CrmErrors.Conflict, () => crm.SaveAsync());
    }

    [Fact]
    public async Task More_than_were_expected_are_left_alone()
    {
        await AccountsAsync(5);
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Bulk("account", "version > 0").Delete().RunAsync(new() { MaxRecords = 4 }));
        Assert.Equal("too_many", Assert.Single(error.Fields).Code);
        Assert.Equal(5, (await Boss().Bulk("account", "version > 0").Delete().RunAsync(new() { MaxRecords = 5 })).Done);
    }

    private protected override void Compose(CrmBuilder crm) => crm.BeforeSave<Account>((save, _) =>
    {
        if (save.Record is { Name: "a-refuse", Industry: not null })
        {
            save.Errors.Add(new("name", "refused", "A rule refuses."));
        }

        return default;
    });

    private async Task<List<Id<Account>>> AccountsAsync(int count, Id<Tenancy.User>? owner = null)
    {
        var crm = Boss();
        var accounts = Enumerable.Range(0, count).Select(i => crm.Add(new Account { Name = $"a{i}" }, owner)).ToList();
        await crm.SaveAsync();
        return accounts.ConvertAll(a => a.Id);
    }

    /// <summary>Sees the progress at once, in the order of the batches.</summary>
    private sealed class Steps(Action? then = null) : IProgress<BulkProgress>
    {
        public List<BulkProgress> Seen { get; } = [];

        public void Report(BulkProgress value)
        {
            Seen.Add(value);
            then?.Invoke();
        }
    }
}
