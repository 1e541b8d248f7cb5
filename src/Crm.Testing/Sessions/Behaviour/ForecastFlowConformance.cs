using Crm.Extensibility;
using Crm.Forecasting.Pipeline.RollUp;
using Crm.Insights;
using Crm.Reporting;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>How the open amount came from one instant to another; and that it adds up, whatever happened.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ForecastFlowConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task Every_reason_is_told_apart()
    {
        var crm = Boss();
        var deals = new Dictionary<string, Deal>(StringComparer.Ordinal);
        foreach (var (name, amount, closes) in new[]
        {
            ("pushed", 1m, ForecastScene.InQuarter), ("pulled", 2m, ForecastScene.NextQuarter), ("removed", 4m, ForecastScene.InQuarter), ("grown", 8m, ForecastScene.InQuarter),
            ("cut", 1_000m, ForecastScene.InQuarter), ("won", 32m, ForecastScene.InQuarter), ("lost", 64m, ForecastScene.InQuarter), ("elsewhere", 128m, ForecastScene.NextQuarter),
        })
        {
            deals[name] = await ForecastScene.AddAsync(crm, name, Org.Ann, amount, closes);
        }

        await crm.SaveAsync();
        var from = Fixture.Clock.GetCurrentInstant();
        Fixture.Clock.Advance(Duration.FromDays(1));
        deals["pushed"].CloseDate = ForecastScene.NextQuarter;
        deals["pulled"].CloseDate = ForecastScene.InQuarter;
        crm.Delete(deals["removed"]);
        deals["grown"].Amount = new Money(10, "EUR");
        deals["cut"].Amount = new Money(900, "EUR");
        await crm.MoveAsync(deals["won"], "won");
        await crm.MoveAsync(deals["lost"], "lost", "so");
        await ForecastScene.AddAsync(crm, "new", Org.Tom, 256, ForecastScene.InQuarter);
        await crm.SaveAsync();

        var flow = await crm.Forecasts.CompareAsync(ForecastScene.Quarter, from, Fixture.Clock.GetCurrentInstant());
        Assert.Equal([256, 2, -1, -4, 2, -100, -32, -64], Enum.GetValues<FlowKind>().Select(k => flow.Total[k]));
        Assert.Equal((1_109m, 1_168m), (flow.Total.Before, flow.Total.After));
        Assert.Equal(256, flow.Parts.Single(p => p.Name == "Tom").Flow[FlowKind.New]);
        Assert.Equal(flow.Total.After, flow.Parts.Sum(p => p.Flow.After));
        Assert.Contains("Pushed out", SvgChart.Waterfall(flow.ToChart("Quarter"), "Now").ToString(), StringComparison.Ordinal);
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.Forecasts.CompareAsync(null, Fixture.Clock.GetCurrentInstant(), from));
    }

    [Fact]
    public async Task What_was_recorded_later_counts_from_when_it_took_effect_or_from_when_it_was_known()
    {
        var crm = Boss();
        var deal = await ForecastScene.AddAsync(crm, "deal", Org.Ann, 100, ForecastScene.InQuarter);
        await crm.SaveAsync();
        var made = Fixture.Clock.GetCurrentInstant();
        var cut = Fixture.Clock.Advance(Duration.FromDays(1));
        var recorded = Fixture.Clock.Advance(Duration.FromDays(2));
        deal.Amount = new Money(70, "EUR");
        await crm.SaveAsync(cut);

        var between = recorded - Duration.FromDays(1);
        Assert.Equal(-30, (await crm.Forecasts.CompareAsync(null, made, between)).Total[FlowKind.Decreased]);
        Assert.Equal(0, (await crm.Forecasts.CompareAsync(null, made, between, asKnown: true)).Total[FlowKind.Decreased]);
        Assert.Equal(-30, (await crm.Forecasts.CompareAsync(null, made, recorded, asKnown: true)).Total[FlowKind.Decreased]);
        Assert.Equal(70, (await crm.Forecasts.RollUpAsync(ForecastScene.Quarter, asOf: between)).Total.Pipeline);
        Assert.Equal(100, (await crm.Forecasts.RollUpAsync(ForecastScene.Quarter, asOf: made)).Total.Pipeline);
    }

    /// <summary>Random lives of deals: between any two instants the steps add up, the parts to the whole, and every total of a roll-up is the sum of its parts.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task It_adds_up_whatever_happened(int seed)
    {
        var random = new Random(seed);
        var crm = Boss();
        var deals = new List<Deal>();
        var instants = new List<Instant> { Fixture.Clock.GetCurrentInstant() };
        for (var day = 0; day < 12; day++)
        {
            Fixture.Clock.Advance(Duration.FromDays(1));
            for (var i = 0; i < 3; i++)
            {
                await LiveAsync(crm, deals, random);
            }

            await crm.SaveAsync();
            instants.Add(Fixture.Clock.GetCurrentInstant());
        }

        foreach (var by in Enum.GetValues<ForecastBy>())
        {
            for (var i = 0; i < 5; i++)
            {
                var ends = new[] { instants[random.Next(instants.Count)], instants[random.Next(instants.Count)] };
                var period = i == 0 ? (FiscalPeriod?)null : i < 3 ? ForecastScene.Quarter : ForecastScene.Quarter.Next;
                var flow = await crm.Forecasts.CompareAsync(period, ends.Min(), ends.Max(), by);
                AddsUp(flow.Total);
                Assert.All(flow.Parts, p => AddsUp(p.Flow));
                Assert.Equal((flow.Total.Before, flow.Total.After), (flow.Parts.Sum(p => p.Flow.Before), flow.Parts.Sum(p => p.Flow.After)));
                Assert.Equal(flow.Total.Before, await OpenAsync(crm, period, ends.Min()));
                Assert.Equal(flow.Total.After, await OpenAsync(crm, period, ends.Max()));
                await AssertSumsAsync(crm, period ?? ForecastScene.Quarter, by, ends.Max());
            }
        }
    }

    private protected override void Compose(CrmBuilder crm)
    {
        Fixture.Directory.Snapshot = ForecastScene.Managed(Fixture.Directory.Snapshot);
        ForecastScene.Compose(crm);
    }

    private static void AddsUp(PipelineFlow flow) => Assert.Equal(flow.After, flow.Before + flow.Steps.Sum(s => s.Amount));

    /// <summary>What is open, asked for in another way.</summary>
    private static async Task<decimal> OpenAsync(CrmSession crm, FiscalPeriod? period, Instant at)
    {
        var open = crm.Query<Deal>().Where("stage.kind = open").AsOf(at);
        if (period is { } one)
        {
            var (first, last) = one.Days(4);
            open = open.Where("closeDate >= $first and closeDate <= $last").Parameter("first", first).Parameter("last", last);
        }

        return (await open.GroupAsync([], ["sum(amount) as n"]))[0].Get<decimal>("n");
    }

    private static async Task AssertSumsAsync(CrmSession crm, FiscalPeriod period, ForecastBy by, Instant at)
    {
        var table = await crm.Forecasts.RollUpAsync(period, by, at);
        foreach (var row in table.Rows)
        {
            Assert.Equal(row.Total, table.Rows.Where(r => r.ParentId == row.Id && r.Id is not null && row.Id is not null).Aggregate(row.Own, (sum, r) => sum + r.Total));
        }

        Assert.Equal(table.Total, table.Rows.Aggregate(default(CategoryAmounts), (sum, r) => sum + r.Own));
        Assert.Equal(table.Total.Pipeline + table.Total.BestCase + table.Total.Committed + table.Total.Omitted, await OpenAsync(crm, period, at));
    }

    private static async Task LiveAsync(CrmSession crm, List<Deal> deals, Random random)
    {
        Id<Tenancy.User>?[] owners = [Org.Ann, Org.Tom, Org.Bea, Org.Flo, null];
        LocalDate?[] dates = [ForecastScene.InQuarter, ForecastScene.NextQuarter, null];
        var open = deals.Where(d => d.ClosedAt is null).ToList();
        if (open.Count == 0 || random.Next(3) == 0)
        {
            deals.Add(await ForecastScene.AddAsync(crm, "deal", owners[random.Next(owners.Length)], random.Next(6) == 0 ? null : random.Next(1, 1_000_000) / 100m, dates[random.Next(dates.Length)]));
            return;
        }

        var deal = open[random.Next(open.Count)];
        switch (random.Next(7))
        {
            case 0:
                deal.Amount = random.Next(5) == 0 ? null : new Money(random.Next(1, 1_000_000) / 100m, "EUR");
                break;
            case 1:
                deal.CloseDate = dates[random.Next(dates.Length)];
                break;
            case 2:
                crm.Assign(deal, owners[random.Next(owners.Length)]);
                break;
            case 3:
                deal.ForecastCategory = ForecastCategories.Open[random.Next(4)];
                break;
            case 4 when deal.Version > 0:
                crm.Delete(deal);
                deals.Remove(deal);
                break;
            default:
                await crm.MoveAsync(deal, deal.StageSince is null || random.Next(2) == 0 ? "won" : "lost", "so");
                break;
        }
    }
}
