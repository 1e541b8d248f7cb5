using System.Collections.Immutable;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Simulation;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Pipeline;

/// <summary>Random pipelines: a few periods, up to forty deals, new business, a shock.</summary>
internal static class RandomOutlooks
{
    public static readonly DateOnly AsOf = new(2025, 12, 31);

    private static readonly AmountCurve Spread = AmountCurve.Of([50, 80, 90, 100, 110, 140, 300]);

    public static Arbitrary<PipelineOutlook> Any { get; } = Arb.From(
        from periods in Gen.Choose(1, 6)
        from deals in Gen.Choose(0, 40)
        from seed in Gen.Choose(0, 1_000_000)
        select Make(new(seed), periods, deals));

    private static PipelineOutlook Make(Random random, int periods, int deals) => new()
    {
        Periods = ForecastPeriod.QuartersAfter(AsOf, periods),
        Deals = [.. Enumerable.Range(0, deals).Select(i => new DealOutlook($"d{i}", Probabilities(random, periods), Amount(random)) { Owner = $"o{random.Next(4)}", Team = $"t{random.Next(2)}", Product = random.Next(3) == 0 ? null : $"p{random.Next(3)}" })],
        NewBusiness = [.. Enumerable.Range(0, random.Next(3)).Select(i => new NewBusinessOutlook($"n{i}", [.. Enumerable.Range(0, periods).Select(_ => random.NextDouble() * 20)], Amount(random)) { Owner = $"o{i}", Team = "t0" })],
        Shock = random.Next(3) == 0 ? SharedShock.None : new() { Lasting = random.NextDouble() * 0.5, Passing = random.NextDouble() * 0.5, NewLasting = random.NextDouble() * 0.2, NewPassing = random.NextDouble() * 0.2 },
    };

    private static AmountCurve Amount(Random random) => random.Next(2) == 0 ? AmountCurve.Fixed(1 + random.Next(1000)) : Spread.Times(0.5 + random.NextDouble());

    private static ImmutableArray<double> Probabilities(Random random, int periods)
    {
        var weights = Enumerable.Range(0, periods).Select(_ => random.NextDouble()).ToList();
        var all = random.NextDouble();
        return [.. weights.Select(w => w / weights.Sum() * all)];
    }
}
