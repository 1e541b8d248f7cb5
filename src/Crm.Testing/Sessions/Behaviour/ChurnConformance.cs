using Crm.Contacts;
using Crm.Extensibility;
using Crm.Insights;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Scores with a horizon: what holds of a record so many days later is foretold from what was known before, and judged on other records at later moments.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ChurnConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private const int Accounts = 240;
    private const int Step = 90;
    private const int Past = 1_100;

    private Instant Now => Fixture.Clock.GetCurrentInstant();

    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, t => t.ScoreModel(ScoreModelDefinition.Churn));

    [Fact]
    public async Task Who_will_buy_no_more_is_told_from_who_goes_on()
    {
        await LiveAsync();
        var verdict = Assert.Single(await As(null).ScoreTraining.TrainAsync(Org.North));
        Assert.True(verdict.State == ScoreModelStates.Active, verdict.Reason);
        while (await As(null).ScoreRefresh.RunAsync(Org.North) > 0)
        {
        }

        // The "shaky" accounts have all stopped one day, those that are left 300 to 365 days ago; none of the "solid" ones has.
        var crm = Boss();
        var means = (await crm.Query<Account>().Where("score.churn is not null").GroupAsync(["industry"], ["avg(score.churn) as mean", "count"])).ToDictionary(r => (string)r["industry"]!);
        Assert.True(means["Shaky"].Get<decimal>("mean") > means["Solid"].Get<decimal>("mean") + 0.2m, string.Join("; ", means.Values));
        Assert.True((await crm.Scores.ModelsAsync())[^1].Figures!.Auc > 0.75);

        // Who bought nothing for a year has gone: there is nothing to foretell.
        Assert.Equal(0, await crm.Query<Account>().Where("score.churn is not null and deals none(stage.kind = won and closedAt >= now - 365d)").CountAsync());
        var most = (await crm.Query<Account>().Where("score.churn_grade = 'high'").Select("id").OrderBy("score.churn desc").PageAsync(1)).Rows[0].Get<Guid>("id");
        var why = await crm.Scores.ExplainAsync("account", most, "churn");
        Assert.True(why is { Grade: "high", Value: >= 0.5m } && why.Reasons.Count > 0, $"{why}");
    }

    [Fact]
    public async Task A_horizon_is_a_number_of_days() => await RefusedAsync(CrmErrors.Configuration, async () => await As(null).Administration.ProvisionAsync(
        Org.North, t => t.ScoreModel(ScoreModelDefinition.Churn with { HorizonDays = 0 })));

    private async Task LiveAsync()
    {
        for (var i = 0; i < Accounts; i++)
        {
            var crm = Boss();
            var isShaky = i % 5 < 3;
            var account = crm.Add(new Account { Name = $"{i}", Industry = isShaky ? "Shaky" : "Solid" });
            var stops = isShaky ? 300 + ((i * 37) % 700) : 0;
            for (var days = Past - (i % Step); days > stops; days -= Step)
            {
                await SignalScene.WonAsync(crm, Now, account, days);
            }

            await crm.SaveAsync(Now - Duration.FromDays(Past + Step));
        }
    }
}
