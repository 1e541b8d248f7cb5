using Crm.Activities;
using Crm.Insights;
using Crm.Sales;
using Crm.Security;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What to do next: by what is at stake, with the numbers that made it, of what whoever asks may see.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class NextBestConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private Instant Now => Fixture.Clock.GetCurrentInstant();

    [Fact]
    public async Task The_rank_is_value_times_probability_times_the_share_at_stake()
    {
        var crm = Boss();
        var (large, small, fresh) = (Deal(crm, "large", 10_000), Deal(crm, "small", 1_000), Deal(crm, "fresh", 50_000));
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromDays(14));
        crm = Boss();
        await SignalScene.AnswerAsync(crm, Now, null, 0, "out", fresh);
        await crm.SaveAsync();

        var actions = await Boss().Signals.NextBestAsync(options: new() { HalfLifeDays = 14 });
        Assert.Equal([large, small, fresh], actions.Select(a => a.Deal));
        Assert.Equal(10_000 * 0.1 * 0.5, actions[0].Rank, 1e-6);
        Assert.Equal((10_000m, 0.1), (actions[0].Value!.Value, actions[0].Probability));
        Assert.Equal(14, actions[0].UntouchedDays, 1e-9);
        Assert.Equal(0, actions[2].Rank, 1e-6);
        Assert.Equal(["worth 10000", "won with 10 %, by its stage", "untouched for 14 days, which puts 50 % of it at stake", "nothing is planned"], actions[0].Reasons);
        Assert.Equal(large, Assert.Single(await Boss().Signals.NextBestAsync(options: new() { Size = 1 })).Deal);
    }

    [Fact]
    public async Task Points_of_a_card_are_no_probability()
    {
        await As(null).Administration.ProvisionAsync(Org.South, t => t.ScoreCard("deal", "win", c => c.Points("any", 35, "amount > 0")));
        var crm = Boss(Org.South);
        Deal(crm, "deal", 1_000);
        await crm.SaveAsync();
        Assert.Equal(0.1, Assert.Single(await Boss(Org.South).Signals.NextBestAsync()).Probability);
    }

    [Fact]
    public async Task What_to_do_follows_from_what_was_and_what_is_planned()
    {
        var crm = Boss();
        var (asked, late, past, idle, planned) = (Deal(crm, "asked", 1), Deal(crm, "late", 2), Deal(crm, "past", 3), Deal(crm, "idle", 4), Deal(crm, "planned", 5));
        await SignalScene.AnswerAsync(crm, Now, null, 3, "out", asked);
        await SignalScene.AnswerAsync(crm, Now, null, 2, "in", asked);
        await SignalScene.AnswerAsync(crm, Now, null, 2, "in", idle);
        await SignalScene.AnswerAsync(crm, Now, null, 1, null, idle);
        crm.Add(new Activity { Subject = "Call", DealId = late, DueDate = new(2026, 3, 1) });
        crm.Add(new Activity { Subject = "Call", DealId = planned, DueDate = new(2026, 3, 9) });
        await crm.SaveAsync();
        await ChangeAsync(past, d => d.CloseDate = new(2026, 2, 20));
        await ChangeAsync(planned, d => d.CloseDate = new(2026, 4, 20));

        var kinds = (await Boss().Signals.NextBestAsync()).ToDictionary(a => a.Deal, a => a.Kind);
        Assert.Equal(
            [NextActionKind.Answer, NextActionKind.DoOverdue, NextActionKind.SetCloseDate, NextActionKind.PlanStep, NextActionKind.BeInTouch],
            new[] { asked, late, past, idle, planned }.Select(d => kinds[d]));
    }

    [Fact]
    public async Task Only_open_deals_that_may_be_seen_are_ranked_and_amounts_only_where_they_may_be_read()
    {
        var crm = Boss();
        var won = crm.Add(new Deal { Name = "won", Amount = new Money(1, "EUR") });
        await crm.MoveAsync(won, "won", "price");
        var (anns, flos, bare) = (crm.Add(new Deal { Name = "anns", Amount = new Money(10, "EUR") }, Org.Ann), crm.Add(new Deal { Name = "flos" }, Org.Flo), crm.Add(new Deal { Name = "bare" }, Org.Ann));
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromDays(1));

        Fixture.Give(Org.Role(Right.Read, Depth.Own));
        var all = await As(Org.Ann).Crm.Signals.NextBestAsync();
        Assert.Equal(new[] { anns.Id, bare.Id }.Order(), all.Select(a => a.Deal).Order());
        Assert.Equal([10m, 10m], all.Select(a => a.Value!.Value));
        Assert.Contains(all.Single(a => a.Deal == bare.Id).Reasons, r => r.Contains("median", StringComparison.Ordinal));

        Fixture.Give("Blind");
        var blind = As(Org.Ann).Crm;
        var unpriced = await blind.Signals.NextBestAsync(blind.Query<Deal>());
        Assert.Equal(3, unpriced.Count);
        Assert.All(unpriced, a => Assert.True(a.Value is null && a.Reasons.All(r => !r.Contains("worth", StringComparison.Ordinal))));
        Assert.Contains(flos.Id, unpriced.Select(a => a.Deal));

        // Who may not read the model's score is told what the stage says.
        Fixture.Give("Unscored");
        Assert.All(await blind.Signals.NextBestAsync(blind.Query<Deal>()), a => Assert.Contains(a.Reasons, r => r.EndsWith("by its stage", StringComparison.Ordinal)));

        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().Signals.NextBestAsync(blind.Query<Deal>()));
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().Signals.NextBestAsync(options: new() { Size = 0 }));
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().Signals.NextBestAsync(options: new() { HalfLifeDays = double.NaN }));
    }

    private protected override void Compose(Crm.Extensibility.CrmBuilder crm) =>
        crm.Provision(Org.North, t => t.ScoreModel(ScoreModelDefinition.Win)
            .Role("Blind", r => r.On("deal", Depth.All, readFields: FieldGrant.AllExcept("amount")))
            .Role("Unscored", r => r.On("deal", Depth.All).On("score", Depth.All, readFields: FieldGrant.AllExcept("win"))));

    private static Id<Deal> Deal(Crm.Sessions.CrmSession crm, string name, decimal amount) => crm.Add(new Deal { Name = name, Amount = new Money(amount, "EUR") }).Id;
}
