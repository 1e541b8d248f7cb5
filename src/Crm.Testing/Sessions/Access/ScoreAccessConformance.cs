using Crm.Activities;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>A score is seen by who sees its record; its reasons tell nothing that whoever asks may not see.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ScoreAccessConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task Who_does_not_see_the_record_sees_no_score_of_it()
    {
        var (mine, hidden) = await TwoAsync();
        Fixture.Give("Rep");
        var crm = As(Org.Ann).Crm;
        Assert.Equal([mine.Value], (await crm.Query("score").Where("contact is not null").Select("id").PageAsync(9)).Rows.Select(r => (Guid)r["id"]!));
        Assert.Equal(1L, await crm.Query<Contact>().Where("score.fit is not null").CountAsync());
        Assert.Equal(40m, (await crm.Query("score").GroupAsync([], ["max(fit)"]))[0]["max(fit)"]);
        var foreign = await RefusedAsync(CrmErrors.NotFound, async () => await crm.Scores.ExplainAsync("contact", hidden.Value, "fit"));
        Assert.Equal(foreign.Message, (await RefusedAsync(CrmErrors.NotFound, async () => await crm.Scores.ExplainAsync("contact", Guid.Empty, "fit"))).Message);
        await RefusedAsync(CrmErrors.NotFound, async () => await crm.Scores.HistoryAsync("contact", hidden.Value, "fit"));
        await RefusedAsync(CrmErrors.NotFound, async () => await crm.Scores.HistoryAsync("contact", hidden.Value, "none"));
    }

    [Fact]
    public async Task A_reason_is_told_to_who_sees_all_that_it_speaks_of_and_the_others_only_together()
    {
        var (mine, _) = await TwoAsync();
        var boss = await Boss().Scores.ExplainAsync("contact", mine.Value, "fit");
        Assert.Equal(["account", "calls", "colleagues", "title"], boss.Reasons.Select(r => r.Of).Order(StringComparer.Ordinal));
        Fixture.Give("Rep");
        var rep = await As(Org.Ann).Crm.Scores.ExplainAsync("contact", mine.Value, "fit");
        Assert.Equal(["title", null], rep.Reasons.Select(r => r.Of));
        Assert.Equal((40m, 40, 20), (rep.Value!.Value, rep.Total, rep.Reasons[^1].Points));
        Assert.Equal(["title", null], (await As(Org.Ann).Crm.Scores.HistoryAsync("contact", mine.Value, "fit"))[0].Reasons.Select(r => r.Of));
        Fixture.Give("Blind");
        var blind = await As(Org.Ann).Crm.Scores.ExplainAsync("contact", mine.Value, "fit");
        Assert.DoesNotContain(blind.Reasons, r => r.Of == "title" || r.Text.Contains("head", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(40, blind.Total);
    }

    [Fact]
    public async Task What_a_reference_leads_to_is_told_to_who_sees_it()
    {
        var crm = Boss();
        var acme = crm.Add(new Account { Name = "Acme", Industry = "SaaS" }, Org.Ann);
        var contact = crm.Add(new Contact { LastName = "Lee", AccountId = acme.Id }, Org.Ann);
        await crm.SaveAsync();
        Fixture.Give("Rep");
        Assert.Contains((await As(Org.Ann).Crm.Scores.ExplainAsync("contact", contact.Key, "fit")).Reasons, r => r.Of == "account");
    }

    [Fact]
    public async Task A_score_that_may_not_be_read_is_as_unknown_as_one_that_is_not()
    {
        var (mine, _) = await TwoAsync();
        Fixture.Give("Scoreless");
        var crm = As(Org.Ann).Crm;
        Assert.NotEmpty((await crm.Query<Contact>().PageAsync(1)).Rows);
        var denied = await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Contact>().Where("score.fit > 1").CountAsync());
        Assert.Equal(denied.Message, (await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Contact>().Where("score.fix > 1").CountAsync())).Message.Replace("fix", "fit", StringComparison.Ordinal));
        await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Contact>().OrderBy("score.fit").PageAsync(1));
        var unread = await RefusedAsync(CrmErrors.Invalid, async () => await crm.Scores.ExplainAsync("contact", mine.Value, "fit"));
        Assert.Equal(unread.Message, (await RefusedAsync(CrmErrors.Invalid, async () => await crm.Scores.ExplainAsync("contact", mine.Value, "fix"))).Message.Replace("fix", "fit", StringComparison.Ordinal));
        Assert.Empty(await crm.Scores.ModelsAsync());
    }

    [Fact]
    public async Task Nobody_writes_a_score()
    {
        var (mine, _) = await TwoAsync();
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().LoadForChangeAsync("score", mine.Value));
        await RefusedAsync(CrmErrors.Invalid, async () => await (await SystemAsync()).LoadForChangeAsync("score", mine.Value));
        var error = await Assert.ThrowsAsync<CrmException>(async () => await Boss().Bulk("score", "fit > 0").Set("fit", 1m).RunAsync());
        Assert.NotEqual(CrmErrors.Storage, error.Code);
        await Assert.ThrowsAsync<CrmException>(async () => await Boss().AddAsync("score"));
        foreach (var kept in new[] { "scoreVersion", "scoreModel", "scoreTask" })
        {
            Assert.Equal(0L, await Boss().Query(kept).CountAsync());
        }
    }

    [Fact]
    public async Task Nobody_and_the_inactive_ask_in_vain()
    {
        await RefusedAsync(CrmErrors.NoScope, async () => await As(null).Crm.Scores.ModelsAsync());
        await RefusedAsync(CrmErrors.Forbidden, async () => await As(Org.Ivo).Crm.Scores.CardAsync("win"));
    }

    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, t => t
        .ScoreCard("contact", "fit", c => c
            .Points("title", 20, "jobTitle contains 'head'")
            .Points("account", 5, "account.industry = 'SaaS'")
            .Points("colleagues", 7, "account.contacts count >= 2")
            .Activity("calls", "kind = 'call' and phase = 'done'", points: 8, halfLifeDays: 10))
        .ScoreModel(Insights.ScoreModelDefinition.Win)
        .Role("Scoreless", r => r.On("contact", Depth.Own).On("score", Depth.Own, readFields: FieldGrant.Only("contact")))
        .Role("Blind", r => r.On("contact", Depth.Own, readFields: FieldGrant.AllExcept("jobTitle"))));

    /// <summary>Two contacts of one hidden account, one of Ann's and a stranger's, with a call of the stranger's about Ann's.</summary>
    private async Task<(Id<Contact> Mine, Id<Contact> Hidden)> TwoAsync()
    {
        var crm = Boss();
        var acme = crm.Add(new Account { Name = "Acme", Industry = "SaaS" }, Org.Flo);
        var mine = crm.Add(new Contact { LastName = "Lee", JobTitle = "Head of Sales", AccountId = acme.Id }, Org.Ann);
        var hidden = crm.Add(new Contact { LastName = "Moe", JobTitle = "Head of Sales", AccountId = acme.Id }, Org.Flo);
        var call = crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "Call", ContactId = mine.Id, IsPrivate = true }, Org.Flo);
        await crm.CompleteAsync(call);
        await crm.SaveAsync();
        return (mine.Id, hidden.Id);
    }
}
