using Crm.Activities;
using Crm.Extensibility;
using Crm.Insights;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Deals at risk: each reason with its numbers, learned or by default.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ForecastRiskConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task Every_reason_is_found_with_its_numbers()
    {
        var crm = Boss();
        var well = await ForecastScene.AddAsync(crm, "well", Org.Ann, 1, ForecastScene.InQuarter);
        crm.Add(new Activity { Subject = "call", DealId = well.Id });
        var deals = new Dictionary<string, Deal>(StringComparer.Ordinal);
        foreach (var (name, amount) in new[] { ("pushed", 2m), ("cut", 4m), ("back", 8m), ("overdue", 16m), ("unplanned", 32m) })
        {
            deals[name] = await ForecastScene.AddAsync(crm, name, Org.Ann, amount, name == "overdue" ? new LocalDate(2026, 2, 20) : ForecastScene.InQuarter, name == "back" ? "b" : "a");
            if (name != "unplanned")
            {
                crm.Add(new Activity { Subject = "call", DealId = deals[name].Id });
            }
        }

        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromHours(1));
        deals["pushed"].CloseDate = ForecastScene.InQuarter.PlusDays(10);
        deals["cut"].Amount = new Money(3, "EUR");
        await crm.MoveAsync(deals["back"], "a");
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromHours(1));
        deals["pushed"].CloseDate = ForecastScene.InQuarter.PlusDays(40);
        await crm.SaveAsync();

        var risks = await crm.Forecasts.AtRiskAsync();
        Assert.True(risks.KnowsActivities);
        Assert.Equal(
            [("unplanned", RiskReasons.NothingPlanned, 0m), ("overdue", RiskReasons.PastCloseDate, 10m), ("back", RiskReasons.WentBack, 1m), ("cut", RiskReasons.AmountCut, 0.25m), ("pushed", RiskReasons.Pushed, 2m)],
            risks.Deals.Select(d => (d.Name, Assert.Single(d.Reasons).Code, d.Reasons[0].Value)));
        Assert.All(risks.Deals, d => Assert.False(d.Reasons[0].IsLearned));
        Assert.Equal("cut", Assert.Single((await crm.Forecasts.AtRiskAsync("amount = 3")).Deals).Name);
        Assert.Empty((await Boss(Org.South).Forecasts.AtRiskAsync()).Deals);
    }

    [Fact]
    public async Task What_stands_untouched_for_long_is_found_by_default_and_by_what_was_learned()
    {
        var crm = Boss();
        var deal = await ForecastScene.AddAsync(crm, "deal", Org.Ann, 1, null);
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromDays(29));
        Assert.DoesNotContain(await CodesAsync(crm), c => c is RiskReasons.Untouched or RiskReasons.Slow);
        Fixture.Clock.Advance(Duration.FromDays(2));
        Assert.Contains(RiskReasons.Untouched, await CodesAsync(crm));
        await crm.CompleteAsync(crm.Add(new Activity { Subject = "call", DealId = deal.Id }));
        await crm.SaveAsync();
        Assert.DoesNotContain(RiskReasons.Untouched, await CodesAsync(crm));
        Fixture.Clock.Advance(Duration.FromDays(31));
        Assert.Equal((62, 60, false), Numbers((await crm.Forecasts.AtRiskAsync()).Deals[0].Reasons.Single(r => r.Code == RiskReasons.Slow)));

        // Deals that were won stood in the first stage for 5 days at most: nine tenths of them.
        for (var i = 0; i < 20; i++)
        {
            var at = Fixture.Clock.GetCurrentInstant() - Duration.FromDays(40);
            await crm.ImportDealAsync(crm.Add(new Deal { Name = "won" }, Org.Tom), ForecastScene.Pipeline, [new(at, "a"), new(at + Duration.FromDays(i < 19 ? 5 : 30), "won", "so")]);
        }

        await crm.SaveAsync();
        var reasons = (await crm.Forecasts.AtRiskAsync()).Deals.Single().Reasons;
        Assert.Equal((62, 5, true), Numbers(reasons.Single(r => r.Code == RiskReasons.Slow)));
        Assert.Equal((31, 5, true), Numbers(reasons.Single(r => r.Code == RiskReasons.Untouched)));
    }

    private protected override void Compose(CrmBuilder crm) => ForecastScene.Compose(crm);

    private static (decimal Value, decimal Threshold, bool IsLearned) Numbers(RiskReason reason) => (reason.Value, reason.Threshold, reason.IsLearned);

    private static async Task<List<string>> CodesAsync(CrmSession crm) => [.. (await crm.Forecasts.AtRiskAsync()).Deals.SelectMany(d => d.Reasons).Select(r => r.Code)];
}
