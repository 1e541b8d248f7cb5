using BenchmarkDotNet.Attributes;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Benchmarks.Forecasting;

/// <summary>
/// Monte Carlo over 10,000 open deals on one thread, against the loops one would write first. "a trial" is one trial over all deals, the layout of the deals included; the last category is the answer a user waits for: 16,000 trials and
/// P10, P50 and P90 of 50 owners in 4 quarters.
/// </summary>
public class PipelineBenchmarks
{
    private const int Deals = 10_000;
    private const int Trials = 20_032;
    private const int ByHand = 50;
    private const int Owners = 50;

    private static readonly DateOnly AsOf = new(2025, 12, 31);
    private static readonly SharedShock Shock = new() { Lasting = 0.15, Passing = 0.15 };

    private PipelineOutlook won = null!;
    private PipelineOutlook together = null!;
    private PipelineOutlook dated = null!;
    private PipelineOutlook owned = null!;
    private double[] probabilities = [];
    private double[] amounts = [];

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var curve = AmountCurve.Of([.. Enumerable.Range(0, 2000).Select(_ => Math.Exp(random.NextDouble() + random.NextDouble() - 1))]);
        probabilities = [.. Enumerable.Range(0, Deals).Select(_ => 0.05 + (0.6 * random.NextDouble()))];
        amounts = [.. Enumerable.Range(0, Deals).Select(_ => 100 + (900 * random.NextDouble()))];
        won = Outlook(1, i => AmountCurve.Fixed(amounts[i]), SharedShock.None);
        together = won with { Shock = Shock };
        dated = Outlook(4, i => curve.Times(amounts[i]), SharedShock.None);
        owned = Outlook(4, i => AmountCurve.Fixed(amounts[i]), Shock);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = ByHand)]
    [BenchmarkCategory("won or not, a trial")]
    public int WonByHand()
    {
        var (random, sum) = (new Random(1), 0.0);
        for (var trial = 0; trial < ByHand; trial++)
        {
            for (var d = 0; d < amounts.Length; d++)
            {
                sum += random.NextDouble() < probabilities[d] ? amounts[d] : 0;
            }
        }

        return (int)sum;
    }

    [Benchmark(OperationsPerInvoke = Trials)]
    [BenchmarkCategory("won or not, a trial")]
    public PipelineSimulation Won() => PipelineSimulator.Run(won, new() { Trials = Trials });

    [Benchmark(OperationsPerInvoke = Trials)]
    [BenchmarkCategory("won or not, a trial")]
    public PipelineSimulation WonWithSharedShock() => PipelineSimulator.Run(together, new() { Trials = Trials });

    [Benchmark(Baseline = true, OperationsPerInvoke = ByHand)]
    [BenchmarkCategory("amounts and dates, a trial")]
    public int AmountsAndDatesByHand()
    {
        var (random, quarters) = (new Random(1), new double[4]);
        for (var trial = 0; trial < ByHand; trial++)
        {
            for (var d = 0; d < amounts.Length; d++)
            {
                var u = random.NextDouble();
                if (u < probabilities[d])
                {
                    quarters[(int)(4 * u / probabilities[d])] += amounts[d] * Math.Exp(random.NextDouble() + random.NextDouble() - 1);
                }
            }
        }

        return (int)quarters.Sum();
    }

    [Benchmark(OperationsPerInvoke = Trials)]
    [BenchmarkCategory("amounts and dates, a trial")]
    public PipelineSimulation AmountsAndDates() => PipelineSimulator.Run(dated, new() { Trials = Trials });

    [Benchmark]
    [BenchmarkCategory("the answer a user waits for")]
    public int ByOwnerAndQuarter() => Answer(1);

    [Benchmark]
    [BenchmarkCategory("the answer a user waits for")]
    public int ByOwnerAndQuarterOnTwoThreads() => Answer(2);

    private int Answer(int threads)
    {
        var simulation = PipelineSimulator.Run(owned, new() { Trials = 16_000, ByOwner = true, Threads = threads });
        var sum = 0.0;
        foreach (var owner in simulation.Owners)
        {
            for (var k = 0; k < 4; k++)
            {
                var amount = simulation.ByOwner(owner, k);
                sum += amount.P10 + amount.P50 + amount.P90;
            }
        }

        return (int)sum;
    }

    private PipelineOutlook Outlook(int periods, Func<int, AmountCurve> amount, SharedShock shock) => new()
    {
        Periods = ForecastPeriod.QuartersAfter(AsOf, periods),
        Deals = [.. Enumerable.Range(0, Deals).Select(i => new DealOutlook($"deal {i}", [.. Enumerable.Repeat(probabilities[i] / periods, periods)], amount(i)) { Owner = $"owner {i % Owners}" })],
        Shock = shock,
    };
}
