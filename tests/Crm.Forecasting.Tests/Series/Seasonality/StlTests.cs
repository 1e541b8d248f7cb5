using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Seasonality;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Series.Seasonality;

public sealed class StlTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Fact]
    public void Parts_add_up()
    {
        Prop.ForAll(Seeds, Gen.Choose(10, 120).ToArbitrary(), ArbMap.Default.ArbFor<bool>(), (seed, count, robust) =>
        {
            var series = new TimeSeries(new Simulated((ulong)seed).Seasonal(count, 4), 4, 12);
            var parts = Stl.Decompose(series, new() { Robust = robust });
            return Enumerable.Range(0, count).All(i =>
                Math.Abs(parts.Trend[i] + parts.SeasonAt(i) + parts.Remainder[i] - series.Values[i]) < 1e-9);
        }).Holds();
    }

    [Fact]
    public void Scaling_and_shifting_a_series_scales_and_shifts_its_parts()
    {
        Prop.ForAll(Seeds, Gen.Choose(1, 1000).ToArbitrary(), Gen.Choose(-500, 500).ToArbitrary(), (seed, scale, shift) =>
        {
            var values = new Simulated((ulong)seed).Seasonal(48, 12);
            var plain = Stl.Decompose(new(values, 12), new() { Robust = true });
            var moved = Stl.Decompose(new([.. values.Select(v => (v * scale) + shift)], 12), new() { Robust = true });
            return Enumerable.Range(0, 48).All(i =>
                Math.Abs(moved.Trend[i] - (plain.Trend[i] * scale) - shift) < 1e-6 * scale
                && Math.Abs(moved.Seasonal(0)[i] - (plain.Seasonal(0)[i] * scale)) < 1e-6 * scale);
        }).Holds();
    }

    [Fact]
    public void A_line_and_a_fixed_season_are_found()
    {
        double[] figure = [3, -1, -4, 2];
        var parts = Stl.Decompose(new([.. Enumerable.Range(0, 40).Select(i => 10 + (0.5 * i) + figure[i % 4])], 4), new() { Periodic = true });

        for (var i = 0; i < 40; i++)
        {
            Assert.Equal(10 + (0.5 * i), parts.Trend[i], 0.1);
            Assert.Equal(figure[i % 4], parts.Seasonal(0)[i], 0.1);
        }

        Assert.True(parts.SeasonalStrength(0) > 0.999);
        Assert.True(parts.TrendStrength > 0.999);
    }

    [Fact]
    public void Several_seasons_come_apart()
    {
        var chance = new Simulated(1);
        double[] day = chance.Of(24, i => 10 * Math.Sin(Math.PI * i / 12)), week = chance.Of(168, i => 6 * Math.Cos(Math.PI * i / 84));
        var parts = Stl.Decompose(new(chance.Of(960, i => 50 + day[i % 24] + week[i % 168] + (0.5 * chance.Normal())), 24, 168));

        Assert.Equal([24, 168], parts.Seasons.ToArray());
        Assert.True(Rmse(parts.Seasonal(0), day) < 0.3);
        Assert.True(Rmse(parts.Seasonal(1), week) < 0.3);
    }

    [Fact]
    public void A_robust_decomposition_leaves_outliers_in_the_remainder()
    {
        var chance = new Simulated(2);
        var figure = chance.Of(12, _ => 5 * chance.Normal());
        var values = chance.Of(120, i => figure[i % 12] + (0.1 * chance.Normal()));
        values[50] += 100;

        Assert.True(Math.Abs(Stl.Decompose(new(values, 12), new() { Robust = true }).Remainder[50] - 100) < 1);
        Assert.True(Math.Abs(Stl.Decompose(new(values, 12)).Remainder[50] - 100) > 5);
    }

    [Fact]
    public void A_season_that_does_not_fit_in_twice_is_left_alone()
    {
        var parts = Stl.Decompose(new(new Simulated(3).Noise(20), 4, 12));

        Assert.Equal([4], parts.Seasons.ToArray());
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => parts.Seasonal(1).Length).Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Short_series_have_parts_too(int count)
    {
        var parts = Stl.Decompose(new(new Simulated(4).Walk(count), 12));
        Assert.Empty(parts.Seasons);
        Assert.All(parts.Trend.ToArray(), value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(7, 2)]
    public void Windows_are_odd_and_at_least_three(int seasonal, int trend)
        => Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => Stl.Decompose(new([1, 2, 3]), new() { SeasonalWindow = seasonal, TrendWindow = trend })).Code);

    [Fact]
    public void Loess_of_a_line_is_the_line_within_and_beyond()
    {
        var curve = new double[14];
        Loess.Smooth([.. Enumerable.Range(0, 12).Select(i => 2.0 * i)], [], 5, linear: true, 1, curve, before: 1);
        Assert.All(Enumerable.Range(0, 14), i => Assert.Equal(2.0 * (i - 1), curve[i], 1e-9));
    }

    [Fact]
    public void Loess_weighs_neighbours_by_tricube()
    {
        // Reach 2: the neighbours at distance 1 weigh (1 - 1/8)^3, those at 2 nothing.
        var near = Math.Pow(7.0 / 8, 3);
        Assert.Equal(((near * (1 + 9)) + 4) / (1 + (2 * near)), Loess.At([0, 1, 4, 9, 16], [], 5, linear: false, 2), 1e-12);
    }

    private static double Rmse(ReadOnlySpan<double> part, double[] truth)
    {
        var sum = 0.0;
        for (var i = 0; i < part.Length; i++)
        {
            sum += Math.Pow(part[i] - truth[i % truth.Length], 2) / part.Length;
        }

        return Math.Sqrt(sum);
    }
}
