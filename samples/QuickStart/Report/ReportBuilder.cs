using Crm.Queries;
using Crm.Reporting;
using Crm.Sales;
using Crm.Samples.QuickStart.Import;
using Crm.Sessions;
using NodaTime;

namespace Crm.Samples.QuickStart.Report;

/// <summary>Asks the CRM for everything a report shows, as of the end of a day. Nothing comes from the files.</summary>
internal sealed class ReportBuilder(CrmSession crm, LocalDate asOf)
{
    private const int OldestShown = 10;

    private IReadOnlyList<Row> stages = [];

    public async Task<SalesReport> BuildAsync(CancellationToken cancellationToken)
    {
        stages = (await crm.Query<Stage>().Select("code", "name", "kind", "probability").OrderBy("position").PageAsync(100, null, cancellationToken)).Rows;
        return new()
        {
            AsOf = asOf,
            Stages = await StagesAsync(cancellationToken),
            Owners = await OwnersAsync(cancellationToken),
            WonByQuarter = await WonAsync("quarter", cancellationToken),
            WonByMonth = await WonAsync("month", cancellationToken),
            StageTimes = await StageTimesAsync(cancellationToken),
            Sources = await SourcesAsync(cancellationToken),
            Stale = await StaleAsync(cancellationToken),
            Forecast = await ForecastAsync(cancellationToken),
            Cycle = await CycleAsync(cancellationToken),
        };
    }

    private RecordQuery<Deal> Deals => crm.Query<Deal>().AsOf(asOf);

    private IEnumerable<Row> OpenStages => stages.Where(s => s.Get<string>("kind") == StageKinds.Open);

    private async Task<IReadOnlyList<StageLine>> StagesAsync(CancellationToken cancellationToken)
    {
        var groups = (await Deals.GroupAsync(["stage.code"], ["count", "sum(amount) as amount"], cancellationToken))
            .ToDictionary(g => g.Get<string>("stage.code")!, StringComparer.Ordinal);
        return
        [
            .. stages.Select(s => groups.TryGetValue(s.Get<string>("code")!, out var group)
                ? new StageLine(s.Get<string>("name")!, s.Get<string>("kind")!, group.Get<long>("count"), group.Get<decimal>("amount"))
                : new StageLine(s.Get<string>("name")!, s.Get<string>("kind")!, 0, 0)),
        ];
    }

    private async Task<IReadOnlyList<OwnerLine>> OwnersAsync(CancellationToken cancellationToken)
    {
        var open = OpenStages.Select(s => s.Get<string>("code")!).ToList();
        var groups = await Deals.GroupAsync(
            ["owner.unit.name", "owner.team.name", "owner.name", "owner"],
            [
                "count(stage.kind = won) as won", "sum(amount, stage.kind = won) as wonAmount", "count(stage.kind = lost) as lost",
                .. open.Select(code => $"count(stage.code = '{code}') as {code}"),
            ],
            cancellationToken);
        return
        [
            .. groups.Select(g => new OwnerLine(g.Get<string>("owner.name"), g.Get<string>("owner.team.name"), g.Get<string>("owner.unit.name"))
            {
                WonCount = g.Get<long>("won"),
                WonAmount = g.Get<decimal>("wonAmount"),
                LostCount = g.Get<long>("lost"),
                Open = [.. open.Select(g.Get<long>)],
            }),
        ];
    }

    private async Task<IReadOnlyList<PeriodLine>> WonAsync(string period, CancellationToken cancellationToken)
    {
        var key = $"closeDate by {period}";
        var groups = await Deals.Where("stage.kind = won").GroupAsync([key], ["count", "sum(amount) as amount"], cancellationToken);
        return [.. groups.Select(g => new PeriodLine(g.Get<LocalDate>(key), g.Get<long>("count"), g.Get<decimal>("amount")))];
    }

    private async Task<IReadOnlyList<StageTimeLine>> StageTimesAsync(CancellationToken cancellationToken)
    {
        const decimal Day = NodaConstants.SecondsPerDay;
        var groups = await crm.Query<StageChange>().AsOf(asOf).Where("from is not null")
            .GroupAsync(["from.code"], ["count", "avg(seconds) as mean", "max(seconds) as longest"], cancellationToken);
        return
        [
            .. from stage in stages
               join left in groups on stage.Get<string>("code") equals left.Get<string>("from.code")
               select new StageTimeLine(
                   stage.Get<string>("name")!, left.Get<long>("count"), left.Get<decimal>("mean") / Day, left.Get<long>("longest") / Day),
        ];
    }

    private async Task<IReadOnlyList<SourceLine>> SourcesAsync(CancellationToken cancellationToken) =>
        [.. (await Deals.Reports().ConversionAsync(cancellationToken: cancellationToken)).Lines.Select(l => new SourceLine((string?)l.Key[0], l.Won, l.Lost, l.Open, l.WinRate))];

    private async Task<StalePipeline> StaleAsync(CancellationToken cancellationToken)
    {
        var stale = await Deals.Reports().StaleDealsAsync(OldestShown, cancellationToken: cancellationToken);
        return new(SalesTenant.StaleAfterDays, stale.Count, stale.Deals);
    }

    private async Task<IReadOnlyList<ForecastLine>> ForecastAsync(CancellationToken cancellationToken)
    {
        var groups = (await Deals.Where("stage.kind = open").GroupAsync(
                ["stage.code"],
                [
                    "count(amount is not null) as valued", "sum(amount) as amount",
                    "count(amount is null and product.listPrice is not null) as listed", "sum(product.listPrice, amount is null) as listPrices",
                    "count(amount is null and product.listPrice is null) as unpriced",
                ],
                cancellationToken))
            .ToDictionary(g => g.Get<string>("stage.code")!, StringComparer.Ordinal);
        return
        [
            .. from stage in OpenStages
               let @group = groups.GetValueOrDefault(stage.Get<string>("code")!)
               where @group is not null
               select new ForecastLine(
                   stage.Get<string>("name")!,
                   stage.Get<decimal>("probability"),
                   new(@group.Get<long>("valued"), @group.Get<decimal>("amount")),
                   new(@group.Get<long>("listed"), @group.Get<decimal>("listPrices")),
                   @group.Get<long>("unpriced")),
        ];
    }

    private async Task<DurationStatistics> CycleAsync(CancellationToken cancellationToken) =>
        (await Deals.Reports().CyclesAsync(cancellationToken: cancellationToken)).Lines[0].Closed;
}
