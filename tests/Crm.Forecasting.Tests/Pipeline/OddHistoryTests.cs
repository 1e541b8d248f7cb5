using Crm.Forecasting.Pipeline;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Pipeline;

/// <summary>Histories as they come: closed on the day of opening, nothing listed, nothing won, no owner, a stage that nobody else was in, a gap of years.</summary>
public sealed class OddHistoryTests
{
    private static readonly DateOnly AsOf = new(2026, 3, 15);

    [Fact]
    public void Any_history_with_enough_closed_deals_has_a_finite_forecast() => Prop.ForAll(Arb.From(Histories()), deals =>
    {
        var forecast = PipelineForecaster.Forecast(deals, AsOf, ForecastPeriod.MonthsAfter(AsOf, 3), new() { Simulation = new() { Trials = 200, ByProduct = true }, ReplayedPeriods = 3 });
        var total = forecast.Total;

        return double.IsFinite(total.Mean) && total.P10 <= total.P50 && total.P50 <= total.P90 && total.Quantile(0) >= 0
            && forecast.Outlook.Deals.Length == deals.Count(d => d.IsOpenOn(AsOf))
            && forecast.Outlook.Deals.All(d => d.Win is >= 0 and <= 1 && d.WinProbability.All(p => p >= 0));
    }).Holds();

    private static Gen<List<PipelineDeal>> Histories() =>
        from seed in Gen.Choose(0, 1_000_000)
        from count in Gen.Choose(25, 150)
        from kind in Gen.Choose(0, 3)
        select Make(new Random(seed), count, kind);

    private static List<PipelineDeal> Make(Random random, int count, int kind) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var opened = AsOf.AddDays(-random.Next(1, kind == 0 ? 30 : 2000));
            var outcome = i < 20 ? (kind == 1 ? DealOutcome.Lost : DealOutcome.Won) : (DealOutcome)random.Next(3);
            var closed = outcome == DealOutcome.Open ? (DateOnly?)null : opened.AddDays(random.Next(AsOf.DayNumber - opened.DayNumber + (i < 20 ? 1 : 400)));
            return new PipelineDeal
            {
                Id = $"d{i}",
                Opened = opened,
                Closed = closed,
                Outcome = outcome,
                WonAmount = outcome == DealOutcome.Won && random.Next(2) == 0 ? random.Next(3) * 1000 : null,
                Amounts = random.Next(2) == 0 ? [] : [new(opened, random.Next(5) * 100), new(opened.AddDays(random.Next(50)), random.Next(5000))],
                Stages = kind < 2 ? [] : [new(opened, "new"), new(opened.AddDays(random.Next(40)), $"s{random.Next(5)}")],
                ExpectedCloses = kind < 3 ? [] : [new(opened, opened.AddDays(random.Next(-5, 200)))],
                Owner = random.Next(3) == 0 ? null : $"o{random.Next(9)}",
                Product = random.Next(3) == 0 ? null : $"p{random.Next(4)}",
                Segment = random.Next(2) == 0 ? null : "large",
            };
        }),
    ];
}
