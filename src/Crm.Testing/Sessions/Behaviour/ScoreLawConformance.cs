using Crm.Extensibility;
using Crm.Insights;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What holds of scores whatever is saved: each is that of a recount, with the reasons of one.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ScoreLawConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>So little that nothing fades.</summary>
    private static readonly Duration Moment = Duration.FromTicks(10);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_saved_a_score_is_that_of_a_recount(int seed) => await RecountAsync(Life.Of(seed, saves: 12, mostSteps: 3));

    /// <summary>Saves what a life says, and after each save makes every score anew: value, grade and, where it changed, reasons are those that are kept.</summary>
    protected async Task RecountAsync(IReadOnlyList<(int What, int Who, int Which)[]> life)
    {
        var world = new ScoreWorld();
        foreach (var save in life)
        {
            Fixture.Clock.Advance(Moment);
            var crm = Boss();
            foreach (var step in save)
            {
                await world.ChangeAsync(crm, step);
            }

            await crm.SaveAsync();
            var scored = await RecountAsync(crm, "contact", "fit") + await RecountAsync(crm, "account", "health");
            Assert.Equal(scored, (await StoredAsync<Records.Record>("score")).Count);
        }
    }

    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, ScoreWorld.Provision);

    private async Task<int> RecountAsync(CrmSession crm, string entity, string score)
    {
        var rows = (await crm.Query(entity).Select("id", $"score.{score}", $"score.{score}_grade").PageAsync(500)).Rows;
        foreach (var row in rows)
        {
            var anew = await crm.Scores.ExplainAsync(entity, (Guid)row["id"]!, score);
            Assert.Equal((anew.Value, anew.Grade), ((decimal?)row[$"score.{score}"], (string?)row[$"score.{score}_grade"]));
            Assert.Equal((double)anew.Value!.Value, anew.Total, 1e-4);

            var kept = (await crm.Scores.HistoryAsync(entity, (Guid)row["id"]!, score, limit: 2)).ToList();
            Assert.Equal((anew.Value, anew.Grade), (kept[0].Value, kept[0].Grade));
            Assert.True(kept.Count == 1 || (kept[1].Value, kept[1].Grade) != (kept[0].Value, kept[0].Grade));
            Assert.Equal((double)kept[0].Value!.Value, kept[0].Base + kept[0].Reasons.Sum(r => r.Points), 1e-4);
            if (kept[0].At == Fixture.Clock.GetCurrentInstant())
            {
                Assert.Equal(Told(anew.Reasons), Told(kept[0].Reasons));
            }
        }

        return rows.Count;
    }

    private static IEnumerable<string> Told(IEnumerable<ScoreReason> reasons) => reasons.Where(r => r.Points != 0).Select(r => FormattableString.Invariant($"{r.Of}: {r.Text} {r.Points:0.0000}"));
}
