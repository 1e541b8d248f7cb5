using Crm.Activities;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Scores are true to their records after every save, stand outside of them, and are asked for like any field.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract partial class ScoreConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_score_comes_and_changes_with_the_save_of_what_it_is_made_of()
    {
        var acme = await AccountAsync(industry: "SaaS");
        var contact = await ContactAsync("Head of Sales", acme);
        Assert.Equal((25m, "A"), await ScoreAsync(contact));
        await ChangeAsync(contact, c => c.JobTitle = "Clerk");
        Assert.Equal((5m, "B"), await ScoreAsync(contact));
        await ChangeAsync(acme, a => a.Industry = "Retail");
        Assert.Equal((0m, "C"), await ScoreAsync(contact));
        await CallAsync(contact);
        Assert.Equal((8m, "B"), await ScoreAsync(contact));
        await ChangeAsync(contact, c => c.AccountId = null);
        Assert.Equal((8m, "B"), await ScoreAsync(contact));
    }

    [Fact]
    public async Task What_goes_to_another_record_is_counted_there_and_no_more_here()
    {
        var (ann, bob) = (await ContactAsync("Clerk"), await ContactAsync("Clerk"));
        var call = await CallAsync(ann);
        Assert.Equal((8m, 0m), ((await ScoreAsync(ann)).Value, (await ScoreAsync(bob)).Value));
        await ChangeAsync(call, c => c.ContactId = bob);
        Assert.Equal((0m, 8m), ((await ScoreAsync(ann)).Value, (await ScoreAsync(bob)).Value));
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(call));
        await crm.SaveAsync();
        Assert.Equal(0m, (await ScoreAsync(bob)).Value);
        await crm.RestoreAsync("activity", call.Value);
        await crm.SaveAsync();
        Assert.Equal(8m, (await ScoreAsync(bob)).Value);
    }

    [Fact]
    public async Task Version_audit_and_history_of_the_record_know_nothing_of_it()
    {
        var contact = await ContactAsync("Clerk");
        var before = await Boss().GetAsync(contact);
        var audits = (await StoredAsync<Changes.AuditEntry>("audit")).Count;
        await CallAsync(contact);
        var after = await Boss().GetAsync(contact);
        Assert.Equal(before.Values, after.Values);
        Assert.DoesNotContain("score", after.Columns);
        Assert.Single(await Boss().HistoryAsync(contact));
        var audit = (await StoredAsync<Changes.AuditEntry>("audit")).Skip(audits).ToList();
        Assert.DoesNotContain("score", Assert.Single(audit).Payload!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_filters_sorts_pages_and_groups_like_any_field()
    {
        var titles = new[] { "Head of Sales", "Clerk", "Head of Legal", "Porter" };
        var acme = await AccountAsync(industry: "SaaS");
        foreach (var (title, i) in titles.Select((t, i) => (t, i)))
        {
            await ContactAsync(title, i == 2 ? acme : null, title);
        }

        var query = Boss().Query<Contact>().Select("name", "score.fit", "score.fit_grade");
        Assert.Equal(["Head of Legal 25.0000 A", "Head of Sales 20.0000 A"], await NamesAsync(query.Where("score.fit >= 20 and score.fit_grade = 'A'").OrderBy("score.fit desc")));
        Assert.Equal(["Clerk", "Porter"], (await query.Where("score.fit = 0").OrderBy("name").PageAsync(9)).Rows.Select(r => r["name"]));
        Assert.Equal(2L, await query.Where("score.fit_grade != 'A'").CountAsync());
        var first = await query.OrderBy("score.fit desc, name").PageAsync(3);
        Assert.Equal(["Head of Legal", "Head of Sales", "Clerk"], first.Rows.Select(r => r["name"]));
        Assert.Equal(["Porter"], (await query.OrderBy("score.fit desc, name").PageAsync(3, first.Next)).Rows.Select(r => r["name"]));
        Assert.Equal([["A", 2L, 45m], ["C", 2L, 0m]], (await Boss().Query<Contact>().GroupAsync(["score.fit_grade"], ["count", "sum(score.fit)"])).Select(r => r.Values));
        Assert.Equal(1L, await Boss().Query<Account>().Where("contacts any (score.fit > 20)").CountAsync());
        Assert.Equal(4L, await Boss().Query("score").Where("contact is not null").CountAsync());

        static async Task<IEnumerable<string>> NamesAsync(Queries.RecordQuery<Contact> query) =>
            (await query.PageAsync(9)).Rows.Select(r => FormattableString.Invariant($"{r["name"]} {r["score.fit"]:0.0000} {r["score.fit_grade"]}"));
    }

    [Fact]
    public async Task As_of_a_moment_scores_are_refused_with_where_to_ask()
    {
        var now = Fixture.Clock.GetCurrentInstant();
        var error = await RefusedAsync(CrmErrors.Criteria, async () => await Boss().Query<Contact>().AsOf(now).Where("score.fit > 1").CountAsync());
        Assert.Contains("HistoryAsync", error.Message, StringComparison.Ordinal);
        await RefusedAsync(CrmErrors.Criteria, async () => await Boss().Query("score").AsOf(now).CountAsync());
        await RefusedAsync(CrmErrors.Criteria, async () => await Boss().Query<Contact>().AsOf(now).GroupAsync(["score.fit_grade"], ["count"]));
        await RefusedAsync(CrmErrors.Criteria, async () => await (await SystemAsync()).Query<Account>().AsOf(now).Where("contacts any (score.fit > 1)").CountAsync());
        Assert.Contains("'name'", (await RefusedAsync(CrmErrors.Criteria, async () => await Boss().Query<Contact>().AsOf(now).Where("nam = 'x'").CountAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_history_tells_every_change_with_reasons_that_add_up()
    {
        var contact = await ContactAsync("Head of Sales");
        Fixture.Clock.Advance(Duration.FromHours(1));
        await CallAsync(contact);
        var history = await Boss().Scores.HistoryAsync("contact", contact.Value, "fit");
        Assert.Equal([28m, 20m], history.Select(h => h.Value));
        Assert.Equal(Duration.FromHours(1), history[0].At - history[1].At);
        Assert.Equal(["title: 20", "calls: 8"], history[0].Reasons.Select(r => FormattableString.Invariant($"{r.Of}: {r.Points:0}")));
        Assert.Equal(28, history[0].Base + history[0].Reasons.Sum(r => r.Points), 1e-9);
        Assert.Single(await Boss().Scores.HistoryAsync("contact", contact.Value, "fit", limit: 1));
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().Scores.HistoryAsync("contact", contact.Value, "fit", limit: 0));
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().Scores.HistoryAsync("contact", contact.Value, "none"));
    }

    [Fact]
    public async Task What_fades_is_exact_when_it_is_explained_and_fresh_after_the_sweep()
    {
        var contact = await ContactAsync("Clerk");
        await CallAsync(contact);
        Fixture.Clock.Advance(Duration.FromDays(10));
        var explained = await Boss().Scores.ExplainAsync("contact", contact.Value, "fit");
        Assert.Equal(4m, explained.Value);
        Assert.Equal(4, explained.Total, 1e-9);
        Assert.Equal(8m, (await ScoreAsync(contact)).Value);
        Assert.True(await RefreshAsync() > 0);
        Assert.Equal(4m, (await ScoreAsync(contact)).Value);
        Assert.Equal(0L, await RefreshAsync());
    }

    [Fact]
    public async Task A_save_that_is_taken_back_leaves_no_score()
    {
        var contact = await ContactAsync("Clerk");
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () =>
        {
            var crm = Boss();
            (await crm.LoadForChangeAsync(contact)).JobTitle = "Head of Sales";
            crm.Add(new Contact());
            await crm.SaveAsync();
        });
        Assert.Equal(0m, (await ScoreAsync(contact)).Value);
    }

    [Fact]
    public async Task It_goes_with_its_record_and_comes_back_with_it()
    {
        var contact = await ContactAsync("Head of Sales");
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(contact));
        await crm.SaveAsync();
        Assert.Empty(await StoredAsync<Records.Record>("score"));
        Assert.NotEmpty(await StoredAsync<Records.Record>("scoreVersion"));
        await crm.RestoreAsync("contact", contact.Value);
        await crm.SaveAsync();
        Assert.Equal((20m, "A"), await ScoreAsync(contact));
        crm.Delete(await crm.LoadForChangeAsync(contact), permanently: true);
        await crm.SaveAsync();
        Assert.Empty(await StoredAsync<Records.Record>("scoreVersion"));
    }

    [Fact]
    public async Task After_a_merge_it_is_that_of_the_survivor_with_all_that_moved_and_undone_that_of_each()
    {
        var (stays, goes) = (await ContactAsync("Clerk"), await ContactAsync("Clerk"));
        await CallAsync(stays);
        await CallAsync(goes);
        var apart = (await ScoreAsync(stays), await ScoreAsync(goes));
        var report = await Boss().Merges.MergeAsync(stays, [goes]);
        Assert.Single(await StoredAsync<Records.Record>("score"));
        Assert.Equal(16m, (await Boss().Scores.ExplainAsync("contact", goes.Value, "fit")).Value);
        Assert.NotEmpty(await Boss().Scores.HistoryAsync("contact", goes.Value, "fit"));
        Assert.Equal((decimal)(await Boss().Scores.ExplainAsync("contact", stays.Value, "fit")).Total, (await ScoreAsync(stays)).Value);
        Assert.Equal(apart.Item1.Value + apart.Item2.Value, (await ScoreAsync(stays)).Value);
        await Boss().Merges.UndoAsync(report.Id);
        Assert.Equal(apart, (await ScoreAsync(stays), await ScoreAsync(goes)));
    }

    [Fact]
    public async Task Where_a_change_reaches_very_many_records_the_sweep_does_the_rest()
    {
        var (acme, small) = (await AccountAsync(industry: "Retail"), new List<Id<Account>>());
        for (var i = 0; i < 3; i++)
        {
            small.Add(await AccountAsync(industry: "Retail"));
        }

        var crm = Boss();
        await crm.InsertAsync(Enumerable.Range(0, 1_200).Select(i => new Contact { LastName = $"c{i}", AccountId = acme }).Concat(small.Select(a => new Contact { LastName = "only", AccountId = a })));
        var changing = Boss();
        foreach (var account in small.Append(acme))
        {
            (await changing.LoadForChangeAsync(account)).Industry = "SaaS";
        }

        await changing.SaveAsync();
        Assert.Equal(1_003L, await crm.Query<Contact>().Where("score.fit = 5").CountAsync());
        await RefreshAsync();
        Assert.Equal(1_203L, await crm.Query<Contact>().Where("score.fit = 5").CountAsync());
        Assert.Empty(await StoredAsync<Records.Record>("scoreTask"));
    }

    [Fact]
    public async Task A_card_of_activities_alone_comes_and_goes_with_its_record()
    {
        await As(null).Administration.ProvisionAsync(Org.North, t => t.ScoreCard("deal", "heat", c => c.Activity("calls", "kind = 'call'", points: 1, halfLifeDays: 5)));
        var deal = await DealAsync();
        Assert.Equal(0m, (await Boss().Query<Deal>().Select("score.heat").PageAsync(1)).Rows[0]["score.heat"]);
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(deal), permanently: true);
        await crm.SaveAsync();
        Assert.Empty(await StoredAsync<Records.Record>("score"));
        Assert.Empty(await StoredAsync<Records.Record>("scoreVersion"));
    }

    [Fact]
    public async Task Another_tenant_has_scores_of_its_own_or_none()
    {
        await ContactAsync("Head of Sales");
        Assert.Equal(0L, await Boss(Org.South).Query("score").CountAsync());
        await RefusedAsync(CrmErrors.Criteria, async () => await Boss(Org.South).Query<Contact>().Where("score.fit > 1").CountAsync());
        var south = Boss(Org.South);
        south.Add(new Contact { LastName = "South", JobTitle = "Head" });
        await south.SaveAsync();
        Assert.Equal(0L, await south.Query("score").CountAsync());
    }

    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, ScoreWorld.Provision);

    private async Task<long> RefreshAsync() => await As(null).ScoreRefresh.RunAsync(Org.North);

    private async Task<Id<Contact>> ContactAsync(string title, Id<Account>? account = null, string name = "Lee")
    {
        var crm = Boss();
        var contact = crm.Add(new Contact { LastName = name, JobTitle = title, AccountId = account });
        await crm.SaveAsync();
        return contact.Id;
    }

    private async Task<Id<Activity>> CallAsync(Id<Contact> contact)
    {
        var crm = Boss();
        var call = crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "Call", ContactId = contact });
        await crm.CompleteAsync(call, "agreed");
        await crm.SaveAsync();
        return call.Id;
    }

    private async Task<(decimal? Value, string? Grade)> ScoreAsync(Id<Contact> contact)
    {
        var row = (await Boss().Query<Contact>().Where("id = $id").Parameter("id", contact).Select("score.fit", "score.fit_grade").PageAsync(1)).Rows[0];
        return ((decimal?)row["score.fit"], (string?)row["score.fit_grade"]);
    }
}
