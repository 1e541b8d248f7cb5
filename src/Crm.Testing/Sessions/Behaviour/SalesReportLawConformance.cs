using Crm.Extensibility;
using Crm.Queries;
using Crm.Reporting;
using Crm.Sales;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What holds of every report, whatever happened: found out on random pasts.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class SalesReportLawConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task A_report_as_of_a_moment_is_the_report_that_was_made_then(int seed)
    {
        var random = new Random(seed);
        var made = new List<(Instant At, string Report)>();
        var deals = new List<Id<Deal>>();
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 6; i++)
            {
                await HappenAsync(random, deals);
                Fixture.Clock.Advance(Duration.FromMinutes(1 + random.Next(10_000)));
            }

            made.Add((Fixture.Clock.GetCurrentInstant(), await ReportsAsync(Boss().Query<Deal>())));
            Fixture.Clock.Advance(Duration.FromMinutes(1));
        }

        Assert.Equal(made.Count, made.Select(m => m.Report).Distinct(StringComparer.Ordinal).Count());
        foreach (var (at, report) in made)
        {
            Assert.Equal(report, await ReportsAsync(Boss().Query<Deal>().AsOf(at)));
            Assert.Equal(report, await ReportsAsync(Boss().Query<Deal>().AsOf(at, known: at)));
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Funnels_never_grow_and_rates_are_parts_of_one(int seed)
    {
        var random = new Random(seed);
        var deals = new List<Id<Deal>>();
        for (var i = 0; i < 30; i++)
        {
            await HappenAsync(random, deals);
            Fixture.Clock.Advance(Duration.FromHours(1 + random.Next(100)));
        }

        var reports = Boss().Query<Deal>().Reports();
        foreach (var funnel in (await reports.FunnelAsync(FunnelScene.Pipeline, ["owner.name"])).Funnels.Concat((await reports.FunnelAsync(FunnelScene.Pipeline)).Funnels))
        {
            for (var i = 1; i < funnel.Stages.Count; i++)
            {
                Assert.InRange(funnel.Stages[i].Reached, 0, funnel.Stages[i - 1].Reached);
                Assert.InRange(funnel.Stages[i].Amount!.Value, 0, funnel.Stages[i - 1].Amount!.Value);
                Assert.InRange(funnel.Stages[i].FromPrevious ?? 0, 0, 1);
            }

            Assert.InRange(funnel.Stages[^1].Reached, 0, funnel.Stages[0].Reached - funnel.Open - funnel.Lost);
        }

        var conversion = await reports.ConversionAsync(["owner.name"]);
        Assert.All(conversion.Lines, l => Assert.Equal(l.Created, l.Won + l.Lost + l.Open));
        Assert.All(conversion.Lines, l => Assert.InRange(l.WinRate ?? 0, 0, 1));
        var today = Fixture.Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Date;
        var reps = (await reports.ActivityByRepAsync(new(2026, 1, 1), today)).Lines;
        Assert.Equal(conversion.Total, new([], reps.Sum(r => r.Created), reps.Sum(r => r.Won), reps.Sum(r => r.Lost), conversion.Total.Open, reps.Sum(r => r.WonAmount)) { Key = conversion.Total.Key });
        Assert.Equal((await reports.CyclesAsync()).Lines[0].Won.Count, conversion.Total.Won);
    }

    private protected override void Compose(CrmBuilder crm) => FunnelScene.Compose(crm);

    private static async Task<string> ReportsAsync(RecordQuery<Deal> deals)
    {
        var reports = deals.Reports();
        ReportTable[] tables =
        [
            (await reports.FunnelAsync(FunnelScene.Pipeline)).ToTable(),
            (await reports.FunnelAsync(FunnelScene.Pipeline, ["owner.name"])).ToTable(),
            (await reports.ConversionAsync(["owner.name"])).ToTable(),
            (await reports.TimeInStageAsync(["owner.name"])).ToTable(),
            (await reports.CyclesAsync()).ToTable(),
            (await reports.StaleDealsAsync()).ToTable(),
            (await reports.ActivityByRepAsync(new(2026, 1, 1), new(2027, 1, 1))).ToTable(),
        ];
        return string.Join('\n', tables.Select(t => $"{t.Title}: {string.Join(" | ", t.Rows.Append(t.Total ?? []).Select(r => string.Join(", ", r.Select(v => ReportText.Of(v)))))}"));
    }

    /// <summary>Something random: a deal is made, moved, worth something else, or another's.</summary>
    private async Task HappenAsync(Random random, List<Id<Deal>> deals)
    {
        var crm = Boss();
        var owner = new[] { Org.Ann, Org.Tom, Org.Flo }[random.Next(3)];
        if (deals.Count < 3 || random.Next(3) == 0)
        {
            var deal = crm.Add(new Deal { Name = $"D{deals.Count}", Amount = new Money(random.Next(1_000), "EUR") }, owner);
            await crm.ImportDealAsync(deal, FunnelScene.Pipeline, [new(Fixture.Clock.GetCurrentInstant(), "a")]);
            deals.Add(deal.Id);
        }
        else
        {
            var deal = await crm.LoadForChangeAsync(deals[random.Next(deals.Count)]);
            switch (random.Next(5))
            {
                case 0:
                    crm.Assign(deal, owner);
                    break;
                case 1:
                    deal.Amount = new Money(random.Next(1_000), "EUR");
                    break;
                default:
                    var stage = new[] { "a", "b", "c", "won", "lost" }[random.Next(5)];
                    if (deal.ClosedAt is null && !await StandsInAsync(crm, deal, stage))
                    {
                        await crm.MoveAsync(deal, stage, "because");
                    }

                    break;
            }
        }

        await crm.SaveAsync();
    }

    private static async Task<bool> StandsInAsync(Crm.Sessions.CrmSession crm, Deal deal, string stage) =>
        await crm.Query<Deal>().Where("id = $id and stage.code = $stage").Parameter("id", deal.Id).Parameter("stage", stage).CountAsync() > 0;
}
