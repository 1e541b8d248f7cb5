using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Combining;
using Crm.Forecasting.Series.Smoothing;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Series;

/// <summary>What holds for any series.</summary>
public sealed class LawTests
{
    private static readonly double[] Probabilities = [0.005, 0.1, 0.5, 0.9, 0.995];

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Fact]
    public void A_scaled_series_has_a_scaled_forecast()
    {
        Prop.ForAll(Seeds, Gen.Choose(0, AllForecasters.Methods.Length - 1).ToArbitrary(), Gen.Elements(1e-9, 0.3, 1e12).ToArbitrary(), (seed, method, factor) =>
        {
            var values = Random(seed);
            return Same(Said(AllForecasters.Methods[method], values), [.. Said(AllForecasters.Methods[method], [.. values.Select(value => value * factor)]).Select(value => value / factor)]);
        }).Holds();
    }

    // No digit is lost by a power of two.
    [Fact]
    public void A_series_scaled_by_a_power_of_two_has_the_scaled_forecast_to_the_bit()
    {
        Prop.ForAll(Seeds, Gen.Choose(0, AllForecasters.Methods.Length - 1).ToArbitrary(), Gen.Elements(-20, 1, 40).ToArbitrary(), (seed, method, power) =>
        {
            var values = Random(seed);
            var scaled = Said(AllForecasters.Methods[method], [.. values.Select(value => Math.ScaleB(value, power))]);
            return Said(AllForecasters.Methods[method], values).SequenceEqual(scaled.Select(value => Math.ScaleB(value, -power)));
        }).Holds();
    }

    [Fact]
    public void A_shifted_series_has_a_shifted_forecast_where_nothing_multiplies()
    {
        Prop.ForAll(Seeds, Gen.Choose(0, AllForecasters.Additive.Length - 1).ToArbitrary(), Gen.Elements(-500.0, 17, 1e4).ToArbitrary(), (seed, method, shift) =>
        {
            var values = Random(seed);
            return Same(Said(AllForecasters.Additive[method], values), [.. Said(AllForecasters.Additive[method], [.. values.Select(value => value + shift)]).Select(value => value - shift)]);
        }).Holds();
    }

    // Their best constants lie at a bound, where each pass of a search multiplies what differs in the last digits.
    [Theory]
    [InlineData(257, 1e-9, 0)]
    [InlineData(257, 0.3, 0)]
    [InlineData(257, 1e12, 0)]
    [InlineData(327, 1, 17)]
    [InlineData(327, 1, 1e4)]
    public void A_search_along_a_bound_ends_where_it_ended_before(int seed, double factor, double shift)
    {
        var method = shift == 0 ? new EtsForecaster(EtsModel.HoltWintersMultiplicative) : new EtsForecaster(EtsModel.Damped);
        var values = Random(seed);
        var moved = Said(method, [.. values.Select(value => (value * factor) + shift)]);
        Assert.All(Said(method, values).Zip(moved), pair => Assert.Equal(pair.First, (pair.Second - shift) / factor, 1e-6));
    }

    [Fact]
    public void Quantiles_rise_with_their_probability_and_hold_the_point()
    {
        Prop.ForAll(Seeds, Gen.Choose(0, AllForecasters.Methods.Length - 1).ToArbitrary(), (seed, method) =>
        {
            var forecast = AllForecasters.Methods[method].Fit(new(Random(seed), 6)).Forecast(8);
            return Enumerable.Range(0, 8).All(step =>
            {
                double[] quantiles = [.. Enumerable.Range(1, 199).Select(p => forecast.Quantile(step, p / 200.0))];
                return quantiles.SequenceEqual(quantiles.Order()) && quantiles[0] <= forecast.Point[step] && forecast.Point[step] <= quantiles[^1];
            });
        }).Holds();
    }

    [Fact]
    public void Two_threads_give_the_same_bits()
    {
        var series = Enumerable.Range(0, 60).Select(seed => (new TimeSeries(Random(seed), 6), 1 + (seed % 9))).ToList();
        var (one, two) = (ForecastBatch.Run(new AutoForecaster(), series), ForecastBatch.Run(new AutoForecaster(), series, 2));
        foreach (var (first, second) in one.Zip(two))
        {
            Assert.Equal(first.Point.AsEnumerable(), second.Point);
            Assert.Equal(first.Interval(0, 0.9), second.Interval(0, 0.9));
        }
    }

    /// <summary>A level, and by the seed a trend, a season, and a walk or noise.</summary>
    private static double[] Random(int seed)
    {
        var make = new Simulated((ulong)seed);
        var (count, slope, size, memory) = (15 + (seed % 60), make.Normal(), seed % 2 * 6 * make.Uniform(), seed % 3 / 2.0);
        var figure = make.Noise(6);
        var left = 0.0;
        return make.Of(count, i => 120 + (slope * i / 4) + (size * figure[i % 6]) + (left = (memory * left) + make.Normal()));
    }

    private static double[] Said(IForecaster method, double[] values)
    {
        var forecast = method.Fit(new(values, 6)).Forecast(4);
        return [.. forecast.Point, .. Enumerable.Range(0, 4).SelectMany(step => Probabilities.Select(p => forecast.Quantile(step, p)))];
    }

    /// <summary>A value at the edge of what is rounded may end a search a step sooner: within a hundredth of the deviation of the noise.</summary>
    private static bool Same(double[] expected, double[] actual) => expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) <= 0.01);
}
