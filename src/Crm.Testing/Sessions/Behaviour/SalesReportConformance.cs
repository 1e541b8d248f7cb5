using Crm.Extensibility;
using Crm.Queries;
using Crm.Reporting;
using Crm.Sales;

namespace Crm.Testing.Sessions;

/// <summary>The reports on deals, on a past that is known by heart.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class SalesReportConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_funnel_counts_who_reached_a_stage_passed_it_or_was_won()
    {
        var funnel = Assert.Single((await (await DealsAsync()).Reports().FunnelAsync(FunnelScene.Pipeline)).Funnels);
        Assert.Equal(["a 7 6300", "b 5 5900", "c 4 4300", "won 2 300"], funnel.Stages.Select(s => FormattableString.Invariant($"{s.Code} {s.Reached} {s.Amount:0}")));
        Assert.Equal([null, 5 / 7m, 4 / 5m, 2 / 4m], funnel.Stages.Select(s => s.FromPrevious));
        Assert.Equal([1m, 5 / 7m, 4 / 7m, 2 / 7m], funnel.Stages.Select(s => s.FromFirst));
        Assert.Equal((3, 2), (funnel.Open, funnel.Lost));
    }

    [Fact]
    public async Task A_funnel_as_of_a_moment_counts_what_had_happened_then()
    {
        var deals = await DealsAsync();
        Assert.Equal("6 3 1 0", await ReachedAsync(deals.AsOf(FunnelScene.Day(5))));
        Assert.Equal("6 5 4 2", await ReachedAsync(deals.AsOf(FunnelScene.Date(30))));
        Assert.Equal("0 0 0 0", await ReachedAsync(deals.AsOf(FunnelScene.Day(5), known: FunnelScene.Day(20))));
        Assert.Equal("0 0 0 0", await ReachedAsync(deals.Where("false")));
    }

    [Fact]
    public async Task A_funnel_of_some_deals_and_a_funnel_a_group()
    {
        var deals = await DealsAsync();
        Assert.Equal("4 4 3 2", await ReachedAsync(deals.Where("owner.name = 'Ann' and createdAt <= $day").Parameter("day", FunnelScene.Date(20))));
        var funnels = (await deals.Reports().FunnelAsync(FunnelScene.Pipeline, ["owner.name"])).Funnels;
        Assert.Equal(["Ann: 4 4 3 2", "Tom: 3 1 1 0"], funnels.Select(f => $"{f.Key[0]}: {string.Join(' ', f.Stages.Select(s => s.Reached))}"));
        Assert.Equal("new", (await deals.Reports().FunnelAsync()).Funnels[0].Stages[0].Code);
        Assert.Equal("pipeline", (await RefusedAsync(CrmErrors.Invalid, async () => await deals.Reports().FunnelAsync("none"))).Fields[0].Field);
        await RefusedAsync(CrmErrors.Criteria, async () => await deals.Reports().FunnelAsync(FunnelScene.Pipeline, ["colour"]));
    }

    [Fact]
    public async Task Conversion_says_how_deals_stand_by_any_path()
    {
        var deals = await DealsAsync();
        var report = await deals.Reports().ConversionAsync(["owner.name"]);
        Assert.Equal(["Ann 4 2 0 2 300", "Tom 3 0 2 1 0"], report.Lines.Select(Text));
        Assert.Equal([1m, 0m], report.Lines.Select(l => l.WinRate));
        Assert.Equal((0.5m, 7L), (report.Total.WinRate, report.Total.Created));
        var then = await deals.AsOf(FunnelScene.Day(9)).Reports().ConversionAsync([]);
        Assert.Equal(" 6 1 1 4 200", Text(Assert.Single(then.Lines)));
        Assert.Null((await deals.Where("stage.kind = open").Reports().ConversionAsync()).Total.WinRate);

        static string Text(ConversionLine line) => FormattableString.Invariant($"{string.Join(",", line.Key)} {line.Created} {line.Won} {line.Lost} {line.Open} {line.WonAmount:0}");
    }

    [Fact]
    public async Task Time_in_stage_has_exact_medians_and_quantiles()
    {
        var deals = await DealsAsync();
        Assert.Equal(["a: 6 8.67 4.00 20.00", "b: 2 3.00 3.00 3.80", "c: 4 13.00 4.00 29.20"], await StaysAsync(deals));
        Assert.Equal(["a: 4 11.50 7.00 24.00", "b: 1 4.00 4.00 4.00", "c: 3 16.00 4.00 32.80"], await StaysAsync(deals.Where("owner.name = 'Ann'")));
        Assert.Equal(["a: 2 2.00 2.00 2.00", "b: 0   ", "c: 0   "], await StaysAsync(deals.AsOf(FunnelScene.Day(3))));
        var byTeam = await deals.Reports().TimeInStageAsync(["owner.team.name", "createdAt by month"]);
        Assert.Equal(["Red/2026-01-01/a/6", "Red/2026-01-01/b/2", "Red/2026-01-01/c/4"], byTeam.Lines.Select(l => FormattableString.Invariant($"{l.Key[0]}/{ReportText.Of(l.Key[1])}/{l.Stage.Code}/{l.Stays.Count}")));
        Assert.All((await deals.Reports().TimeInStageAsync(["account.owner.team.name"])).Lines, l => Assert.Null(l.Key[0]));
    }

    [Fact]
    public async Task Cycles_of_won_and_lost_deals()
    {
        var deals = await DealsAsync();
        var line = Assert.Single((await deals.Reports().CyclesAsync()).Lines);
        Assert.Equal(new DurationStatistics(2, 9, 9, 9.8m), line.Won);
        Assert.Equal(new DurationStatistics(2, 6, 6, 9.2m), line.Lost);
        Assert.Equal(new DurationStatistics(4, 7.5m, 9, 10), line.Closed);
        var byOwner = (await deals.Reports().CyclesAsync(["owner.name", "closedAt by month"])).Lines;
        Assert.Equal(["Ann 2026-01-01 2 0", "Tom 2026-01-01 0 2"], byOwner.Select(l => $"{l.Key[0]} {ReportText.Of(l.Key[1])} {l.Won.Count} {l.Lost.Count}"));
        Assert.Equal(new CycleLine([], DurationStatistics.Empty, DurationStatistics.Empty, DurationStatistics.Empty).Closed, Assert.Single((await deals.AsOf(FunnelScene.Day(2)).Reports().CyclesAsync()).Lines).Closed);
    }

    [Fact]
    public async Task Deals_are_stale_that_stand_longer_than_their_stage_says()
    {
        var deals = await DealsAsync();
        var first = await deals.Reports().StaleDealsAsync(2);
        Assert.Equal((3L, "open in b 30 20,open in a 20 5"), (first.Count, Text(first)));
        var last = await deals.Reports().StaleDealsAsync(2, first.Next);
        Assert.Equal((3L, "went back 10 5", null), (last.Count, Text(last), last.Next));
        Assert.Equal(0, (await deals.AsOf(FunnelScene.Day(45)).Reports().StaleDealsAsync()).Count);
        Assert.Equal("open in a 6 5", Text(await deals.AsOf(FunnelScene.Date(46)).Reports().StaleDealsAsync()));
        Assert.Equal("open in a 20 5", Text(await deals.Where("owner.name = 'Tom'").Reports().StaleDealsAsync()));
        await RefusedAsync(CrmErrors.InvalidCursor, async () => await deals.Reports().StaleDealsAsync(2, "none"));

        static string Text(StaleDeals page) => string.Join(',', page.Deals.Select(d => $"{d.Name} {d.Days} {d.StaleAfterDays}"));
    }

    [Fact]
    public async Task Activity_counts_for_the_owner_of_the_deals()
    {
        var deals = await DealsAsync();
        Assert.Equal(["Ann 4 6 2 0 300", "Tom 2 3 0 1 0"], await LinesAsync(deals, 0, 10));
        Assert.Equal(["Ann 0 1 0 0 0", "Tom 1 0 0 0 0"], await LinesAsync(deals, 40, 50));
        Assert.Equal(["Ann 4 3 0 0 0", "Tom 2 2 0 1 0"], (await LinesAsync(deals.AsOf(FunnelScene.Day(6)), 0, 50)).ToArray());
        Assert.Empty(await LinesAsync(deals, 51, 60));
        await RefusedAsync(CrmErrors.Invalid, async () => await LinesAsync(deals, 2, 1));

        static async Task<IEnumerable<string>> LinesAsync(RecordQuery<Deal> of, int from, int until) =>
            (await of.Reports().ActivityByRepAsync(FunnelScene.Date(from), FunnelScene.Date(until))).Lines
                .Select(l => FormattableString.Invariant($"{l.Name} {l.Created} {l.Moves} {l.Won} {l.Lost} {l.WonAmount:0}"));
    }

    private protected override void Compose(CrmBuilder crm) => FunnelScene.Compose(crm);

    private static async Task<string> ReachedAsync(RecordQuery<Deal> deals) =>
        string.Join(' ', Assert.Single((await deals.Reports().FunnelAsync(FunnelScene.Pipeline)).Funnels).Stages.Select(s => s.Reached));

    private static async Task<IEnumerable<string>> StaysAsync(RecordQuery<Deal> deals) =>
        (await deals.Reports().TimeInStageAsync()).Lines.Where(l => l.Stage.Pipeline == FunnelScene.Pipeline)
            .Select(l => FormattableString.Invariant($"{l.Stage.Code}: {l.Stays.Count} {l.Stays.MeanDays:0.00} {l.Stays.MedianDays:0.00} {l.Stays.P90Days:0.00}"));

    private async Task<RecordQuery<Deal>> DealsAsync()
    {
        var crm = Boss();
        await FunnelScene.AddAsync(crm);
        return crm.Query<Deal>();
    }
}
