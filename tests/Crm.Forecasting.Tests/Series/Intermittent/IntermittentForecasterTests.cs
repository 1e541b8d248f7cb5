using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Intermittent;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Series.Intermittent;

public sealed class IntermittentForecasterTests
{
    [Theory]
    [InlineData(new[] { 5.0, 6, 5, 6 }, DemandPattern.Smooth)]
    [InlineData(new[] { 1.0, 60, 2, 9 }, DemandPattern.Erratic)]
    [InlineData(new[] { 0.0, 5, 0, 6 }, DemandPattern.Intermittent)]
    [InlineData(new[] { 0.0, 1, 0, 60, 0, 2 }, DemandPattern.Lumpy)]
    [InlineData(new[] { 0.0, 0 }, DemandPattern.Intermittent)]
    public void Demand_is_sorted_into_kinds(double[] values, DemandPattern expected) => Assert.Equal(expected, DemandProfile.Of(new(values)).Pattern);

    [Fact]
    public void A_profile_by_hand()
    {
        var profile = DemandProfile.Of(new([0, 2, 0, 4, 0, 0]));
        Assert.Equal(3, profile.Interval);
        Assert.Equal(2.0 / 9, profile.Variation, 1e-12);
    }

    [Theory]
    [InlineData(IntermittentMethod.Croston, 0.5)]
    [InlineData(IntermittentMethod.Sba, 0.475)]
    public void Demand_by_the_clock_has_its_rate(IntermittentMethod method, double expected)
    {
        var fit = new DemandSmoothing([.. Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? 2.0 : 0)], method);
        var (size, chance, _) = fit.Run(0.1, 0.1, []);
        Assert.Equal(expected, size * chance, 0.01);
    }

    [Fact]
    public void Tsb_falls_while_nothing_comes_and_croston_does_not()
    {
        double[] values = [.. new Simulated(1).Of(60, i => i % 3 == 0 ? 4 : 0), .. new double[40]];
        var croston = new IntermittentForecaster(IntermittentMethod.Croston).Fit(new(values)).Forecast(1).Point[0];
        var tsb = new IntermittentForecaster(IntermittentMethod.Tsb).Fit(new(values)).Forecast(1).Point[0];
        Assert.True(tsb < croston / 2, $"TSB {tsb}, Croston {croston}");
    }

    [Theory]
    [InlineData(IntermittentMethod.Croston)]
    [InlineData(IntermittentMethod.Sba)]
    [InlineData(IntermittentMethod.Tsb)]
    public void The_upper_quantiles_cover_and_the_rate_is_near(IntermittentMethod method)
    {
        var (covered, rate, runs) = (0, 0.0, 600);
        for (var k = 0; k < runs; k++)
        {
            var chance = new Simulated((ulong)k);
            var values = chance.Of(61, _ => chance.Uniform() < 0.3 ? Math.Ceiling(-3 * Math.Log(chance.Uniform())) : 0);
            var forecast = new IntermittentForecaster(method).Fit(new(values.AsSpan(0, 60))).Forecast(1);
            covered += values[60] <= forecast.Quantile(0, 0.95) ? 1 : 0;
            rate += forecast.Point[0] / runs;
        }

        // The mean of the sizes is 1 / (1 - exp(-1/3)) = 3.53.
        Assert.InRange((double)covered / runs, 0.93, 0.98);
        Assert.InRange(rate, 0.3 * 3.53 * 0.93, 0.3 * 3.53 * 1.07);
    }

    [Fact]
    public void Quantiles_rise_are_never_negative_and_whole_for_counts()
    {
        Prop.ForAll(Gen.Choose(0, 8).ArrayOf(30).ToArbitrary(), Gen.Choose(0, 2).ToArbitrary(), (counts, method) =>
        {
            var forecast = new IntermittentForecaster((IntermittentMethod)method).Fit(new([.. counts.Select(count => (double)Math.Max(0, count - 5))])).Forecast(2);
            var quantiles = Enumerable.Range(1, 99).Select(p => forecast.Quantile(1, p / 100.0)).ToArray();
            return quantiles.SequenceEqual(quantiles.Order()) && quantiles.All(q => q >= 0 && double.IsInteger(q));
        }).Holds();
    }

    [Fact]
    public void The_tail_goes_beyond_the_largest_demand_seen()
        => Assert.True(new IntermittentForecaster().Fit(new([0, 1, 0, 2, 0, 3, 0, 9, 0])).Forecast(1).Quantile(0, 0.999) > 9);

    [Fact]
    public void No_demand_and_one_demand_are_said()
    {
        var none = new IntermittentForecaster().Fit(new([0, 0, 0])).Forecast(2);
        Assert.Equal(0, none.Quantile(1, 0.99));
        Assert.Contains(none.Notes, note => note.Code == ForecastNoteCodes.Constant);
        Assert.Contains(new IntermittentForecaster().Fit(new([0, 5, 0])).Forecast(1).Notes, note => note.Code == ForecastNoteCodes.Short);
    }

    [Fact]
    public void Negative_demand_is_refused()
        => Assert.Equal(ForecastingErrorCodes.InvalidValue, Assert.Throws<ForecastingException>(() => new IntermittentForecaster().Fit(new([1, -1]))).Code);
}
