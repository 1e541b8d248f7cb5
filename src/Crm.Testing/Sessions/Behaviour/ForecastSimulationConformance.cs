using Crm.Extensibility;
using Crm.Insights;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>The simulation of a pipeline on the tenant's own history: what it knows, and when.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ForecastSimulationConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly LocalDate Then = new(2025, 10, 15);
    private static readonly ForecastOptions AsOfThen = new() { AsOf = Then, Trials = 640, ReplayedPeriods = 2 };

    [Fact]
    public async Task The_first_period_is_what_is_won_of_it_and_the_simulated_rest()
    {
        var crm = Boss();
        await ForecastScene.PastAsync(crm);
        var forecast = await crm.Forecasts.SimulateAsync(new() { Trials = 2_000 });

        // 2 March 2026, and the fiscal year begins in April.
        Assert.Equal(new LocalDate(2026, 3, 2), forecast.AsOf);
        Assert.Equal([ForecastScene.Quarter, ForecastScene.Quarter.Next], forecast.Periods.Select(p => p.Period!.Value));
        Assert.Equal((new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31)), (forecast.Periods[0].First, forecast.Periods[0].Last));
        Assert.Equal(new LocalDate(2026, 6, 30), forecast.Total.Last);
        Assert.Equal(0, forecast.Periods[0].Won);
        Assert.Equal(await crm.Query<Deal>().Where("stage.kind = open").CountAsync(), forecast.Outlook.Deals.Length);
        Assert.All(forecast.Periods.Append(forecast.Total), p => Assert.True(p.P10 <= p.P50 && p.P50 <= p.P90));
        Assert.True(forecast.Total.Mean > 0);
        Assert.Equal(forecast.Total.Mean, forecast.Periods.Sum(p => p.Mean), 1.0);
        Assert.Equal(forecast.Total.Mean, forecast.Owners.Sum(o => o.ToCome.Mean), 1.0);
        Assert.Equal(forecast.Total.Mean, forecast.Teams.Sum(o => o.ToCome.Mean), 1.0);
        Assert.Equal(forecast.Total.Mean, forecast.Products.Sum(o => o.ToCome.Mean), 1.0);
        Assert.Contains(forecast.Teams, t => t.Id == Org.Red.Value);
        Assert.Equal(1, forecast.Total.ProbabilityOf(0));
        Assert.Equal(0, forecast.Total.ProbabilityOf(1_000_000_000));
        Assert.NotEmpty(forecast.Track.Forecasts);
        Assert.Equal((new DateOnly(2025, 10, 1), new DateOnly(2025, 12, 31)), (forecast.Track.Forecasts[^1].Period.First, forecast.Track.Forecasts[^1].Period.Last));
        Assert.All(forecast.Track.Forecasts, f => Assert.True(f.Period.First is { Day: 1, Month: 1 or 4 or 7 or 10 } && f.Period.Last == f.Period.First.AddMonths(3).AddDays(-1) && f.AsOf == f.Period.First.AddDays(-1)));

        var again = await crm.Forecasts.SimulateAsync(new() { Trials = 2_000 });
        Assert.Equal(Numbers(forecast), Numbers(again));
    }

    [Fact]
    public async Task It_is_fresh_after_every_save()
    {
        var crm = Boss();
        await ForecastScene.PastAsync(crm);
        var before = await crm.Forecasts.SimulateAsync(new() { Trials = 640 });
        var deal = await ForecastScene.AddAsync(crm, "big", Org.Ann, 1_000_000, ForecastScene.InQuarter, "c");
        await crm.SaveAsync();
        var open = await crm.Forecasts.SimulateAsync(new() { Trials = 640 });
        Assert.True(open.Total.Mean > before.Total.Mean);
        Assert.Equal(deal.Id, Assert.Single(open.Movers(1)).DealId);
        await crm.MoveAsync(deal, "won");
        await crm.SaveAsync();
        var won = await crm.Forecasts.SimulateAsync(new() { Trials = 640 });
        Assert.Equal(1_000_000, won.Periods[0].Won);
        Assert.True(won.Periods[0].P10 >= 1_000_000);
        Assert.Equal(1, won.Periods[0].ProbabilityOf(1_000_000));
        crm.Delete(deal);
        await crm.SaveAsync();
        Assert.Equal(Numbers(before), Numbers(await crm.Forecasts.SimulateAsync(new() { Trials = 640 })));
    }

    [Fact]
    public async Task A_what_if_meets_the_same_luck()
    {
        var crm = Boss();
        await ForecastScene.PastAsync(crm);
        var deal = await ForecastScene.AddAsync(crm, "big", Org.Ann, 1_000_000, ForecastScene.InQuarter);
        await crm.SaveAsync();
        var forecast = await crm.Forecasts.SimulateAsync(new() { Trials = 640 });
        Assert.Equal(Numbers(forecast), Numbers(forecast.WhatIf(o => o)));
        Assert.True(forecast.WhatIf(o => o.Without($"{deal.Id}")).Total.Mean < forecast.Total.Mean);
    }

    /// <summary>What came after the day changes nothing: neither what was closed, changed, made and deleted since, nor, where it is asked so, what was recorded since.</summary>
    [Fact]
    public async Task Of_what_came_later_it_knows_nothing()
    {
        var crm = Boss();
        await ForecastScene.PastAsync(crm);
        var before = await crm.Forecasts.SimulateAsync(AsOfThen);
        Assert.NotEmpty(before.Outlook.Deals);
        Assert.NotEmpty(before.Track.Forecasts);

        var open = await crm.Query<Deal>().Where("stage.kind = open").Select("id").OrderBy("id").PageAsync(40);
        foreach (var (row, i) in open.Rows.Select((r, i) => (r, i)))
        {
            var deal = await crm.LoadForChangeAsync(row.GetId<Deal>("id")!.Value);
            switch (i % 4)
            {
                case 0:
                    await crm.MoveAsync(deal, "won");
                    break;
                case 1:
                    (deal.Amount, deal.CloseDate) = (new Money(999_999, "EUR"), ForecastScene.NextQuarter);
                    break;
                case 2:
                    crm.Assign(deal, Org.Flo);
                    break;
                default:
                    crm.Delete(deal);
                    break;
            }
        }

        await ForecastScene.AddAsync(crm, "new", Org.Ann, 5_000_000, ForecastScene.InQuarter, "won");
        await crm.SaveAsync();
        Assert.Equal(Numbers(before), Numbers(await crm.Forecasts.SimulateAsync(AsOfThen)));
        Assert.NotEqual(before.Total.Mean, (await crm.Forecasts.SimulateAsync(AsOfThen with { AsOf = null })).Total.Mean);
    }

    [Fact]
    public async Task What_was_recorded_later_counts_unless_it_is_left_out()
    {
        var crm = Boss();
        await ForecastScene.PastAsync(crm);
        Fixture.Clock.Advance(Duration.FromDays(1));
        var deal = await ForecastScene.AddAsync(crm, "late", Org.Ann, 1_000, ForecastScene.InQuarter);
        await crm.SaveAsync();
        var day = Fixture.Clock.GetCurrentInstant().InUtc().Date;
        var effective = Fixture.Clock.Advance(Duration.FromHours(1));
        var before = await crm.Forecasts.SimulateAsync(AsOfThen with { AsOf = day });
        Fixture.Clock.Advance(Duration.FromDays(3));
        deal.Amount = new Money(2_000_000, "EUR");
        await crm.SaveAsync(effective);
        Assert.Equal(Numbers(before), Numbers(await crm.Forecasts.SimulateAsync(AsOfThen with { AsOf = day, AsKnown = true })));
        Assert.True((await crm.Forecasts.SimulateAsync(AsOfThen with { AsOf = day })).Total.Mean > before.Total.Mean);
    }

    [Fact]
    public async Task What_cannot_be_answered_is_refused()
    {
        var crm = Boss();
        await RefusedAsync(CrmErrors.TooLittleData, async () => await crm.Forecasts.SimulateAsync());
        await ForecastScene.PastAsync(crm);
        await crm.Forecasts.SimulateAsync(new() { Trials = 64, ReplayedPeriods = 0 });
        await RefusedAsync(CrmErrors.TooLittleData, async () => await crm.Forecasts.SimulateAsync(new() { AsOf = new LocalDate(2024, 7, 2) }));
        await RefusedAsync(CrmErrors.TooLittleData, async () => await Boss(Org.South).Forecasts.SimulateAsync());
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.Forecasts.SimulateAsync(new() { AsOf = new LocalDate(2026, 3, 3) }));
        foreach (var options in new ForecastOptions[] { new() { Periods = 0 }, new() { Periods = 25 }, new() { Trials = 63 }, new() { Trials = 1_000_001 }, new() { ReplayedPeriods = 41 }, new() { Unit = Criteria.TimeUnit.Day }, new() { AsOf = new(1901, 1, 1) } })
        {
            await RefusedAsync(CrmErrors.Invalid, async () => await crm.Forecasts.SimulateAsync(options));
        }

        await RefusedAsync(CrmErrors.Criteria, async () => await crm.Forecasts.SimulateAsync(new() { Where = "nothing = 1" }));
    }

    private protected override void Compose(CrmBuilder crm) => ForecastScene.Compose(crm);

    internal static IReadOnlyList<double> Numbers(SimulatedForecast forecast) =>
    [
        .. forecast.Periods.SelectMany(p => new[] { (double)p.Won, p.P10, p.P50, p.P90, p.Mean }), .. forecast.Outlook.Deals.Select(d => d.Expected), .. forecast.Owners.Select(o => o.ToCome.P50),
        .. forecast.Track.Forecasts.SelectMany(f => new[] { f.Actual, f.P10, f.P50, f.P90 }),
    ];
}
