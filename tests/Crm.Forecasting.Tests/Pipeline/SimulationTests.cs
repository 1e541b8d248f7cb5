using System.Collections.Immutable;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Simulation;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Pipeline;

public sealed class SimulationTests
{
    private static readonly SimulationOptions AllParts = new() { Trials = 1000, ByOwner = true, ByTeam = true, ByProduct = true };

    [Fact]
    public void The_mean_is_the_analytic_one() => Prop.ForAll(RandomOutlooks.Any, outlook =>
    {
        var total = PipelineSimulator.Run(outlook, new() { Trials = 4000 }).Total;

        return Math.Abs(total.Mean - outlook.Expected) <= (5 * total.Deviation / Math.Sqrt(4000)) + (1e-5 * outlook.Expected);
    }).Holds();

    [Fact]
    public void Every_period_has_its_analytic_mean() => Prop.ForAll(RandomOutlooks.Any, outlook =>
    {
        var simulation = PipelineSimulator.Run(outlook, new() { Trials = 4000 });
        return Enumerable.Range(0, outlook.Periods.Length).All(k =>
        {
            var expected = outlook.Deals.Sum(d => d.WinProbability[k] * d.Amount.Mean) + outlook.NewBusiness.Sum(n => n.Wins[k] * n.Amount.Mean);
            var own = simulation.InPeriod(k);
            return Math.Abs(own.Mean - expected) <= (5 * own.Deviation / Math.Sqrt(4000)) + (1e-3 * expected) + 0.5;
        });
    }).Holds();

    [Fact]
    public void A_seed_repeats_bit_for_bit_whatever_the_threads() => Prop.ForAll(RandomOutlooks.Any, outlook =>
    {
        var one = PipelineSimulator.Run(outlook, AllParts);
        var four = PipelineSimulator.Run(outlook, AllParts with { Threads = 4 });

        return one.Total.Trials.Span.SequenceEqual(four.Total.Trials.Span)
            && one.Owners.All(o => one.ByOwner(o, 0).Trials.Span.SequenceEqual(four.ByOwner(o, 0).Trials.Span));
    }).Holds();

    [Fact]
    public void Parts_add_up_in_every_trial() => Prop.ForAll(RandomOutlooks.Any, outlook =>
    {
        var simulation = PipelineSimulator.Run(outlook, AllParts);
        return Near(simulation.Total, simulation.Owners.Select(o => simulation.ByOwner(o)))
            && Near(simulation.Total, simulation.Teams.Select(t => simulation.ByTeam(t)))
            && Near(simulation.Total, Enumerable.Range(0, outlook.Periods.Length).Select(simulation.InPeriod));
    }).Holds();

    [Fact]
    public void A_product_brings_what_its_deals_and_new_business_bring_alone() => Prop.ForAll(RandomOutlooks.Any, outlook =>
    {
        var all = PipelineSimulator.Run(outlook, AllParts);
        return all.Products.All(p =>
        {
            var own = outlook with { Deals = [.. outlook.Deals.Where(d => d.Product == p)], NewBusiness = [.. outlook.NewBusiness.Where(n => n.Product == p)] };
            return Near(all.ByProduct(p), [PipelineSimulator.Run(own, AllParts).Total]);
        });
    }).Holds();

    [Fact]
    public void Quantiles_rise() => Prop.ForAll(RandomOutlooks.Any, outlook =>
    {
        var total = PipelineSimulator.Run(outlook, AllParts).Total;
        var quantiles = Enumerable.Range(0, 101).Select(p => total.Quantile(p / 100.0)).ToList();

        return quantiles.Zip(quantiles.Skip(1), (a, b) => a <= b).All(x => x) && quantiles[0] == total.Trials.ToArray().Min() && quantiles[^1] == total.Trials.ToArray().Max();
    }).Holds();

    [Fact]
    public void Without_a_deal_no_trial_brings_more_and_none_less_than_its_part() => Prop.ForAll(RandomOutlooks.Any, outlook =>
    {
        if (outlook.Deals.IsEmpty)
        {
            return true;
        }

        var (deal, with) = (outlook.Deals[^1], PipelineSimulator.Run(outlook, AllParts).Total);
        var without = PipelineSimulator.Run(outlook.Without(deal.Id), AllParts).Total;
        var most = (deal.Amount.Quantile(1) * 1.0001) + (1e-4 * with.Mean);
        return with.Trials.ToArray().Zip(without.Trials.ToArray(), (a, b) => a - b).All(d => d >= -1e-4 * with.Mean && d <= most);
    }).Holds();

    [Fact]
    public void Amounts_twice_as_large_bring_exactly_twice_as_much()
    {
        var outlook = Deals(50, 0.4, 2);
        var doubled = outlook with { Deals = [.. outlook.Deals.Select(d => d with { Amount = d.Amount.Times(2) })] };

        var (one, two) = (PipelineSimulator.Run(outlook).Total, PipelineSimulator.Run(doubled).Total);

        Assert.Equal(one.Trials.ToArray().Select(t => t * 2), two.Trials.ToArray());
    }

    [Fact]
    public void Independent_deals_spread_as_binomials_do()
    {
        var total = PipelineSimulator.Run(Deals(1000, 0.3, 1), new() { Trials = 50_000 }).Total;

        Assert.InRange(total.Mean, 300 - 0.3, 300 + 0.3);
        Assert.InRange(total.Deviation, Math.Sqrt(210) * 0.985, Math.Sqrt(210) * 1.015);
    }

    [Fact]
    public void Draws_of_two_deals_are_not_correlated()
    {
        var outlook = Deals(40, 0.5, 1);
        var single = new SimulationOptions { Trials = 20_000, ByOwner = true };
        var own = PipelineSimulator.Run(outlook with { Deals = [.. outlook.Deals.Select(d => d with { Owner = d.Id })] }, single);
        var columns = own.Owners.Select(o => own.ByOwner(o).Trials.ToArray()).ToList();

        for (var i = 0; i < columns.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                // 780 pairs: five standard errors of a share of equal outcomes.
                Assert.InRange(columns[i].Zip(columns[j], (a, b) => a == b ? 1.0 : 0).Average(), 0.5 - 0.018, 0.5 + 0.018);
            }
        }
    }

    [Fact]
    public void A_shared_shock_widens_the_bands_and_keeps_the_mean()
    {
        var outlook = Deals(1000, 0.3, 2);
        var alone = PipelineSimulator.Run(outlook).Total;
        var together = PipelineSimulator.Run(outlook with { Shock = new() { Lasting = 0.2, Passing = 0.2 } }).Total;

        Assert.True(together.P90 - together.P10 > 2 * (alone.P90 - alone.P10));
        Assert.InRange(together.Mean / alone.Mean, 0.99, 1.01);
    }

    [Fact]
    public void New_business_is_poisson()
    {
        var outlook = Deals(0, 0.5, 1) with { NewBusiness = [new("new", [40], AmountCurve.Fixed(1))] };
        var total = PipelineSimulator.Run(outlook, new() { Trials = 50_000 }).Total;

        Assert.InRange(total.Mean, 40 - 0.12, 40 + 0.12);
        Assert.InRange(total.Deviation, Math.Sqrt(40) * 0.985, Math.Sqrt(40) * 1.015);
    }

    [Fact]
    public void The_chance_of_a_quota_is_the_share_of_trials_that_reach_it()
    {
        var total = PipelineSimulator.Run(Deals(100, 0.5, 1)).Total;

        Assert.Equal(1, total.ProbabilityOf(0));
        Assert.Equal(0, total.ProbabilityOf(101));
        Assert.InRange(total.ProbabilityOf(total.P50), 0.5, 0.6);
    }

    [Fact]
    public void Progress_ends_at_one_and_a_cancelled_simulation_stops()
    {
        var reports = new Reports();
        PipelineSimulator.Run(Deals(10, 0.5, 1), progress: reports);

        Assert.Equal(1, reports.Last);
        Assert.Throws<OperationCanceledException>(() => PipelineSimulator.Run(Deals(10, 0.5, 1), cancellationToken: new CancellationToken(true)));
    }

    internal static PipelineOutlook Deals(int count, double win, int periods) => new()
    {
        Periods = ForecastPeriod.QuartersAfter(RandomOutlooks.AsOf, periods),
        Deals = [.. Enumerable.Range(0, count).Select(i => new DealOutlook($"deal {i}", [.. Enumerable.Repeat(win / periods, periods)], AmountCurve.Fixed(1)))],
    };

    private static bool Near(SimulatedAmount whole, IEnumerable<SimulatedAmount> parts)
    {
        var sums = new double[whole.Trials.Length];
        foreach (var part in parts)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += part.Trials.Span[i];
            }
        }

        return sums.Zip(whole.Trials.ToArray(), (a, b) => Math.Abs(a - b) <= 1e-5 * Math.Max(1, b)).All(x => x);
    }

    private sealed class Reports : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value) => Last = value;
    }
}
