using Crm.Activities;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Insights;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Models learn from what was known before the outcome, are used only if they are not worse, and tell why.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ScoreTrainingConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_model_is_trained_on_the_past_and_scores_what_is_open()
    {
        await LiveAsync();
        var verdict = Assert.Single(await TrainAsync());
        Assert.True(verdict.State == ScoreModelStates.Active, verdict.Reason);
        Assert.Equal(1L, verdict.Number);
        await RefreshAsync();

        // As known while they were open, large deals are won; as they are now, the small ones were.
        var crm = Boss();
        var (large, small) = (await ScoreOfAsync(900), await ScoreOfAsync(50));
        Assert.InRange(large.Value!.Value, 0.7m, 1);
        Assert.InRange(small.Value!.Value, 0, 0.3m);
        Assert.Equal(("A", "D"), (large.Grade, small.Grade));
        Assert.Equal(0L, await crm.Query<Deal>().Where("stage.kind != open and score.win is not null").CountAsync());
        Assert.Equal(34L, await crm.Query<Deal>().Where("stage.kind = open and score.win >= 0 and score.win <= 1").CountAsync());
        Assert.Equal("deal_size", large.Reasons[0].Of);
        Assert.Equal(1L, large.Model);
        Assert.InRange(large.Total, 0.5, 100);
        Assert.InRange(small.Total, -100, -0.5);
    }

    [Fact]
    public async Task A_deal_that_closes_has_no_score_any_more_and_its_history_tells()
    {
        await LiveAsync();
        await TrainAsync();
        var crm = Boss();
        var deal = crm.Add(new Deal { Name = "Big", Amount = new Money(900, "EUR") });
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromHours(1));
        await crm.MoveAsync(deal, "won", "price");
        await crm.SaveAsync();
        var history = await Boss().Scores.HistoryAsync("deal", deal.Key, "win");
        Assert.Equal([true, false], history.Select(h => h.Value is null));
        Assert.Equal([1L, 1L], history.Select(h => h.Model));
        Assert.NotEmpty(history[1].Reasons);
        Assert.Null((await Boss().Scores.ExplainAsync("deal", deal.Key, "win")).Value);
    }

    [Fact]
    public async Task Features_as_of_a_moment_know_nothing_of_what_came_after_it()
    {
        await LiveAsync();
        var then = Fixture.Clock.GetCurrentInstant();
        var before = await FeaturesAsync(then);
        Fixture.Clock.Advance(Duration.FromDays(5));
        var crm = Boss();
        foreach (var row in (await crm.Query<Deal>().Where("stage.kind = open").Select("id").PageAsync(100)).Rows)
        {
            var deal = await crm.LoadForChangeAsync(row.GetId<Deal>("id")!.Value);
            deal.Amount = new Money(7, "EUR");
            await crm.CompleteAsync(crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "Late", DealId = deal.Id }));
            await crm.MoveAsync(deal, "won", "late");
        }

        await crm.SaveAsync();
        Assert.NotEmpty(before);
        Assert.Equal(before, await FeaturesAsync(then));
    }

    [Fact]
    public async Task The_same_past_gives_the_same_model()
    {
        await LiveAsync();
        await TrainAsync();
        await TrainAsync();
        var models = await Boss().Scores.ModelsAsync();
        Assert.Equal([ScoreModelStates.Superseded, ScoreModelStates.Active], models.Select(m => m.State));
        Assert.Equal(models[0].Figures! with { ActiveLogLoss = models[0].Figures!.LogLoss }, models[1].Figures);
    }

    [Fact]
    public async Task The_gate_keeps_the_model_in_use_when_the_new_one_is_worse()
    {
        await LiveAsync();
        await TrainAsync();
        await ProvisionAsync(t => t.ScoreModel(ScoreModelDefinition.Win with { Features = ["deal_noise"] }));
        var verdict = Assert.Single(await TrainAsync());
        Assert.Equal(ScoreModelStates.Refused, verdict.State);
        Assert.StartsWith("Worse than the model in use", verdict.Reason, StringComparison.Ordinal);
        await ProvisionAsync(t => t.ScoreModel(ScoreModelDefinition.Win with { Features = ["deal_size", "deal_noise"] }));
        var models = await Boss().Scores.ModelsAsync();
        Assert.Equal([ScoreModelStates.Active, ScoreModelStates.Refused], models.Select(m => m.State));
        Assert.Equal(1L, (await ScoreOfAsync(900)).Model);
        Assert.NotNull(models[0].Card);
    }

    [Fact]
    public async Task A_worse_model_is_refused_on_the_same_records_that_the_one_in_use_is_judged_on()
    {
        await LiveAsync();
        await TrainAsync();
        await ProvisionAsync(t => t.Feature("deal", "deal_size", "amount").ScoreModel(ScoreModelDefinition.Win with { Features = ["deal_size", "deal_noise"] }));
        await TrainAsync();
        var figures = (await Boss().Scores.ModelsAsync())[^1].Figures!;
        Assert.NotNull(figures.ActiveLogLoss);
        Assert.True(figures.LogLoss < figures.BaseLogLoss);
        Assert.InRange(figures.Auc, 0.8, 1);
        Assert.True(figures.Held > 40 && figures.Trained > 2 * figures.Held, $"{figures}");
    }

    [Fact]
    public async Task Too_few_data_are_a_verdict_and_no_model()
    {
        await new SellingYears(() => Boss(), Fixture.Clock).LiveAsync(5, 4);
        var verdict = Assert.Single(await TrainAsync());
        Assert.Equal(ScoreModelStates.Insufficient, verdict.State);
        Assert.Contains("40 of either are needed", verdict.Reason, StringComparison.Ordinal);
        Assert.Null(await Boss().Scores.CardAsync("win"));
        var model = Assert.Single(await Boss().Scores.ModelsAsync());
        Assert.Equal((null, null, verdict.Reason), (model.Figures, model.Card, model.Verdict));
        Assert.Equal(ScoreModelStates.Insufficient, Assert.Single(await TrainAsync()).State);
    }

    [Fact]
    public async Task A_card_tells_what_the_model_is_and_the_sweep_how_far_the_records_have_moved()
    {
        await LiveAsync();
        await TrainAsync();
        var card = (await Boss().Scores.CardAsync("win"))!;
        Assert.Contains("deal_size = amount", card, StringComparison.Ordinal);
        Assert.Contains("AUC", card, StringComparison.Ordinal);
        await RefreshAsync();
        Assert.False(Assert.Single(await Boss().Scores.ModelsAsync()).NeedsTraining);
        var crm = Boss();
        await crm.InsertAsync(Enumerable.Range(0, 200).Select(_ => new Deal { Name = "New kind", Amount = new Money(50_000, "EUR") }));
        await RefreshAsync();
        Assert.False(Assert.Single(await Boss().Scores.ModelsAsync()).NeedsTraining);
        Fixture.Clock.Advance(Duration.FromDays(1));
        await RefreshAsync();
        var model = Assert.Single(await Boss().Scores.ModelsAsync());
        Assert.True(model.NeedsTraining);
        Assert.Equal(Fixture.Clock.GetCurrentInstant(), model.DriftAt);
        Assert.Contains("'deal_size' has moved since the training", (await Boss().Scores.CardAsync("win"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_speaks_of_what_one_may_not_read_is_not_shown()
    {
        await LiveAsync();
        await TrainAsync();
        Fixture.Give("Blind");
        var crm = As(Org.Ann).Crm;
        Assert.Null(Assert.Single(await crm.Scores.ModelsAsync()).Card);
        await RefusedAsync(CrmErrors.Forbidden, async () => await crm.Scores.CardAsync("win"));
    }

    [Fact]
    public async Task Of_two_trainings_at_once_one_is_published()
    {
        await LiveAsync();
        var error = await Assert.ThrowsAsync<CrmException>(async () => await As(null).ScoreTraining.TrainAsync(Org.North, new Once(() => TrainAsync().GetAwaiter().GetResult())));
        Assert.Equal(CrmErrors.Conflict, error.Code);
        Assert.Equal([(1L, ScoreModelStates.Active)], (await Boss().Scores.ModelsAsync()).Select(m => (m.Number, m.State)));
    }

    [Fact]
    public async Task What_was_provisioned_during_a_training_is_not_overtaken_by_it()
    {
        await LiveAsync();
        var error = await Assert.ThrowsAsync<CrmException>(async () => await As(null).ScoreTraining.TrainAsync(
            Org.North, new Once(() => ProvisionAsync(t => t.Feature("deal", "deal_size", "account.employees")).GetAwaiter().GetResult())));
        Assert.Equal(CrmErrors.Conflict, error.Code);
        Assert.Empty(await Boss().Scores.ModelsAsync());
    }

    [Fact]
    public async Task A_model_whose_feature_is_another_one_now_leaves_no_score()
    {
        await LiveAsync();
        await TrainAsync();
        await RefreshAsync();
        Assert.True(await Boss().Query<Deal>().Where("score.win is not null").CountAsync() > 30);
        await ProvisionAsync(t => t.Feature("deal", "deal_size", "amount"));
        Assert.Equal(ScoreModelStates.Active, Assert.Single(await Boss().Scores.ModelsAsync()).State);

        // A number too: the model would take it for what it learned from.
        await ProvisionAsync(t => t.Feature("deal", "deal_size", "account.employees"));
        await RefreshAsync();
        Assert.Equal(ScoreModelStates.Superseded, Assert.Single(await Boss().Scores.ModelsAsync()).State);
        Assert.Equal(0L, await Boss().Query<Deal>().Where("score.win is not null or score.win_grade is not null").CountAsync());
        await ProvisionAsync(t => t.ScoreCard("deal", "size", c => c.Points("any", 1, "amount is not null")));
        await RefreshAsync();
        Assert.Equal(0L, await Boss().Query<Deal>().Where("score.win is not null").CountAsync());
        Assert.True(await Boss().Query<Deal>().Where("score.size = 1").CountAsync() > 30);
        Assert.Single(await As(null).ScoreTraining.TrainDueAsync(Org.North));
    }

    [Fact]
    public async Task Counts_of_records_that_one_may_not_see_are_not_told()
    {
        await LiveAsync();
        await TrainAsync();
        Fixture.Give("Own");
        var told = Assert.Single(await As(Org.Ann).Crm.Scores.ModelsAsync());
        Assert.Equal((ScoreModelStates.Active, null, null, null), (told.State, told.Verdict, told.Figures, told.Card));
        await RefusedAsync(CrmErrors.Forbidden, async () => await As(Org.Ann).Crm.Scores.CardAsync("win"));
    }

    [Fact]
    public async Task What_was_trained_lately_is_not_trained_again_before_its_time()
    {
        await new SellingYears(() => Boss(), Fixture.Clock).LiveAsync(2, 1);
        Assert.Single(await As(null).ScoreTraining.TrainDueAsync(Org.North));
        Assert.Empty(await As(null).ScoreTraining.TrainDueAsync(Org.North));
        Fixture.Clock.Advance(Duration.FromDays(7));
        Assert.Single(await As(null).ScoreTraining.TrainDueAsync(Org.North));
    }

    private protected override void Compose(CrmBuilder crm) => crm
        .Feature("deal", "deal_size", "amount")
        .Feature("deal", "deal_noise", "name")
        .Provision(Org.North, t => t
            .ScoreModel(ScoreModelDefinition.Win with { Features = ["deal_size", "stage", "activities", "account_industry"] })
            .Role("Own", r => r.On("*", Security.Depth.Own))
            .Role("Blind", r => r.On("deal", Security.Depth.All, readFields: Security.FieldGrant.Only("name"))));

    private Task LiveAsync() => new SellingYears(() => Boss(), Fixture.Clock).LiveAsync(24);

    private async Task<IReadOnlyList<ScoreVerdict>> TrainAsync() => await As(null).ScoreTraining.TrainAsync(Org.North);

    private async Task RefreshAsync() => await As(null).ScoreRefresh.RunAsync(Org.North);

    private async Task ProvisionAsync(Action<Tenancy.TenantBuilder> more) => await As(null).Administration.ProvisionAsync(Org.North, more);

    /// <summary>Every feature of deals as of a moment, as training asks for them.</summary>
    private async Task<List<string>> FeaturesAsync(Instant then)
    {
        var rows = (await Boss().Query<Deal>().AsOf(then).Where("stage.kind = open")
            .Select("id", "amount", "stage.code", "now - stageSince", "closeDate - today", "activities count(phase = 'done')", "now - activities max(at, phase = 'done')", "account.deals count(stage.kind = won)").OrderBy("id").PageAsync(500)).Rows;
        return [.. rows.Select(r => string.Join('|', r.Values))];
    }

    private async Task<ScoreExplanation> ScoreOfAsync(decimal amount)
    {
        var crm = Boss();
        var deal = crm.Add(new Deal { Name = $"{amount}", Amount = new Money(amount, "EUR") });
        await crm.SaveAsync();
        return await Boss().Scores.ExplainAsync("deal", deal.Key, "win");
    }

    /// <summary>Does something at the first report.</summary>
    private sealed class Once(Action act) : IProgress<double>
    {
        private bool done;

        public void Report(double value)
        {
            if (!done)
            {
                done = true;
                act();
            }
        }
    }
}
