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
    public async Task A_day_beyond_every_fiscal_year_is_in_no_period()
    {
        var crm = Boss();
        await ForecastScene.AddAsync(crm, "never", Org.Ann, 1, new(9998, 12, 31));
        await ForecastScene.AddAsync(crm, "long ago", Org.Ann, 2, new(1900, 1, 1));
        await ForecastScene.AddAsync(crm, "deal", Org.Ann, 4, ForecastScene.InQuarter);
        await crm.SaveAsync();
        var now = Fixture.Clock.GetCurrentInstant();
        Assert.Equal(4, (await crm.Forecasts.CompareAsync(ForecastScene.Quarter, now, now)).Total.After);
        Assert.Equal(7, (await crm.Forecasts.CompareAsync(null, now, now)).Total.After);
        Assert.Equal(4, (await crm.Forecasts.RollUpAsync(ForecastScene.Quarter)).Total.Pipeline);
        Assert.Equal(3, (await crm.Forecasts.AtRiskAsync()).Deals.Count);
        await ForecastScene.PastAsync(crm);
        var forecast = await crm.Forecasts.SimulateAsync(new() { Trials = 64, ReplayedPeriods = 2 });
        Assert.True(forecast.Total.Mean > 0);
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

    private protected override void Compose(CrmBuilder crm)
    {
        Fixture.Directory.Snapshot = ForecastScene.Managed(Fixture.Directory.Snapshot);
        ForecastScene.Compose(crm);
    }
}
