using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Hierarchies;
using Crm.Forecasting.Series.Simple;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Series.Hierarchies;

public sealed class HierarchicalForecasterTests
{
    private static readonly Hierarchy Tree = Hierarchy.OfPaths(
        ["N", "A", "1"], ["N", "A", "2"], ["N", "A", "3"], ["N", "B", "4"], ["N", "B", "5"], ["S", "C", "6"], ["S", "C", "7"], ["S", "D", "8"], ["S", "D", "9"]);

    [Fact]
    public void Sums_are_exact_to_the_last_bit_in_any_order_by_every_method()
    {
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(0, 4).ToArbitrary(), (seed, method) =>
        {
            var forecast = new HierarchicalForecaster(new GridSmoothing(), (ReconciliationMethod)method).Forecast(Tree, Bottom(Make((ulong)seed, 40), 40), 3);
            return Enumerable.Range(0, Tree.Sums).All(sum => Enumerable.Range(0, 3).All(step =>
            {
                var children = Enumerable.Range(0, Tree.Nodes.Length).Where(node => Tree.Nodes[node].Parent == sum).Select(node => forecast.Forecasts[node].Point[step]);
                var members = Tree.Nodes[sum].Members.Select(member => forecast.Forecasts[Tree.Sums + member].Point[step]).Reverse();
                return children.Sum() == forecast.Forecasts[sum].Point[step] && members.Sum() == forecast.Forecasts[sum].Point[step];
            }));
        }).Holds();
    }

    [Fact]
    public void MinTrace_is_no_worse_than_what_it_reconciles_and_its_intervals_cover()
    {
        var (before, after, up, inside, count) = (0.0, 0.0, 0.0, 0, 0);
        for (var k = 0; k < 150; k++)
        {
            var all = Make((ulong)k, 61);
            var forecast = new HierarchicalForecaster(new GridSmoothing()).Forecast(Tree, Bottom(all, 60), 1);
            var bottomUp = new HierarchicalForecaster(new GridSmoothing(), ReconciliationMethod.BottomUp).Forecast(Tree, Bottom(all, 60), 1);
            var actual = Tree.Add([.. all.Select(values => values[60])]);
            for (var node = 0; node < actual.Length; node++)
            {
                // Each node in its own measure: sums are no more than others.
                var unit = Tree.Nodes[node].Members.Length;
                before += Math.Pow(forecast.Base[node].Point[0] - actual[node], 2) / (unit * unit);
                after += Math.Pow(forecast.Forecasts[node].Point[0] - actual[node], 2) / (unit * unit);
                up += Math.Pow(bottomUp.Forecasts[node].Point[0] - actual[node], 2) / (unit * unit);
                var (low, high) = forecast.Forecasts[node].Interval(0, 0.9);
                inside += actual[node] >= low && actual[node] <= high ? 1 : 0;
                count++;
            }
        }

        Assert.True(after < before, $"{after} against {before}");
        Assert.True(after < up * 1.01, $"{after} against {up} bottom-up");
        Assert.InRange((double)inside / count, 0.86, 0.93);
    }

    [Fact]
    public void Forecasts_that_add_up_already_stay()
    {
        var forecast = new HierarchicalForecaster(new NaiveForecaster()).Forecast(Tree, Bottom(Make(1, 40), 40), 2);
        Assert.All(Enumerable.Range(0, Tree.Nodes.Length), node => Assert.Equal(forecast.Base[node].Point[1], forecast.Forecasts[node].Point[1], 1e-9));
    }

    // A total of 10 and two of 4 with errors of equal variance and no correlation: each gives up a third of the 2 that are missing.
    [Fact]
    public void MinTrace_by_hand()
    {
        var projection = new MinTrace(Hierarchy.OfPaths(["a"], ["b"]), [1, 0, 0, 0, 1, 0, 0, 0, 1]);
        var bottom = projection.Bottom([10, 4, 4]);

        Assert.Equal([4 + (2 / 3.0), 4 + (2 / 3.0)], bottom, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(2 / 3.0, projection.Variances[0], 1e-12);
    }

    [Fact]
    public void Top_down_by_hand()
    {
        var hierarchy = Hierarchy.OfPaths(["a"], ["b"]);
        TimeSeries[] bottom = [new([1, 1, 6]), new([1, 3, 2])];

        double[] Of(ReconciliationMethod method) => [.. new HierarchicalForecaster(new NaiveForecaster(), method).Forecast(hierarchy, bottom, 1).Forecasts.Select(one => one.Point[0])];
        Assert.Equal([8.0, 8 * 1.5 / 3, 8 * 1.5 / 3], Of(ReconciliationMethod.TopDownAverageShares), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([8, 8 * 8 / 14.0, 8 * 6 / 14.0], Of(ReconciliationMethod.TopDownSharesOfAverages), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([8.0, 6, 2], Of(ReconciliationMethod.TopDownForecastShares), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Correlations_of_noise_are_shrunk_away_and_those_of_one_thing_are_kept()
    {
        var chance = new Simulated(1);
        var noise = Enumerable.Range(0, 10).Select(_ => chance.Noise(30)).ToArray();
        var common = chance.Noise(300);
        var one = Enumerable.Range(0, 4).Select(_ => chance.Of(300, t => common[t] + (0.3 * chance.Normal()))).ToArray();

        Assert.True(ErrorCovariance.Shrunk(noise).Shrinkage > 0.7);
        Assert.True(ErrorCovariance.Shrunk(one).Shrinkage < 0.05);
    }

    [Fact]
    public void Groupings_that_cross_and_nodes_of_one_member_are_reconciled()
    {
        var hierarchy = Hierarchy.OfGroups(["a", "b", "c", "d"], ("team", ["X", "X", "X", "Y"]), ("product", ["P", "Q", "P", "Q"]));
        var forecast = new HierarchicalForecaster(new GridSmoothing()).Forecast(hierarchy, Bottom(Make(3, 40)[..4], 40), 2);

        Assert.Equal(forecast["d"].Point[1], forecast["team: Y"].Point[1]);
        Assert.Equal(forecast[Hierarchy.Total].Point[0], forecast["product: P"].Point[0] + forecast["product: Q"].Point[0]);
        Assert.True(forecast["d"].Quantile(0, 0.1) < forecast["d"].Quantile(0, 0.9));
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => forecast["e"]).Code);
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => new HierarchicalForecaster(new NaiveForecaster(), ReconciliationMethod.TopDownForecastShares).Forecast(hierarchy, Bottom(Make(3, 40)[..4], 40), 1)).Code);
    }

    [Fact]
    public void A_series_too_many_or_too_short_is_refused()
    {
        var hierarchy = Hierarchy.OfPaths(["a"], ["b"]);
        Assert.Equal(ForecastingErrorCodes.LengthMismatch, Code([new([1, 2])]));
        Assert.Equal(ForecastingErrorCodes.LengthMismatch, Code([new([1, 2]), new([1, 2, 3])]));
        Assert.Equal(ForecastingErrorCodes.TooFewValues, Code([new([1, 2]), new([1, 2])]));

        string Code(TimeSeries[] bottom) => Assert.Throws<ForecastingException>(() => new HierarchicalForecaster(new NaiveForecaster()).Forecast(hierarchy, bottom, 1)).Code;
    }

    private static TimeSeries[] Bottom(double[][] all, int known) => [.. all.Select(values => new TimeSeries(values.AsSpan(0, known)))];

    /// <summary>Slow levels of regions and reps under much noise, some of which neighbours share with opposite signs.</summary>
    private static double[][] Make(ulong seed, int count)
    {
        var chance = new Simulated(seed);
        double[][] regions = [chance.Walk(count), chance.Walk(count)];
        var switched = chance.Noise(count);
        return [.. Enumerable.Range(0, 9).Select(i =>
        {
            var own = chance.Walk(count);
            return chance.Of(count, t => 50 + (0.3 * regions[i < 5 ? 0 : 1][t]) + (0.2 * own[t]) + ((i % 2 == 0 ? 1 : -1) * switched[t]) + chance.Normal());
        })];
    }
}
