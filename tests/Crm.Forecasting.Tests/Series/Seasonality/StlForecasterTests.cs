using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Seasonality;
using Crm.Forecasting.Series.Simple;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Series.Seasonality;

public sealed class StlForecasterTests
{
    [Fact]
    public void Seasons_go_on_as_they_were()
    {
        double[] figure = [3, -1, -4, 2];
        var forecast = new StlForecaster(new NaiveForecaster(), new() { Periodic = true }).Fit(new([.. Enumerable.Range(0, 42).Select(i => 10 + figure[i % 4])], 4)).Forecast(9);

        Assert.Equal("STL + Naive", forecast.Method);
        Assert.All(Enumerable.Range(0, 9), step => Assert.Equal(10 + figure[(42 + step) % 4], forecast.Point[step], 1e-9));
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(5, true)]
    [InlineData(12, false)]
    [InlineData(12, true)]
    public void Intervals_cover_although_the_season_is_estimated(int years, bool periodic)
    {
        var (inside, count) = (0, 0);
        for (var k = 0; k < 150; k++)
        {
            var chance = new Simulated((ulong)k);
            var figure = chance.Of(12, _ => 5 * chance.Normal());
            var level = 0.0;
            var all = chance.Of((years * 12) + 12, i => (level += chance.Normal()) + figure[i % 12]);
            var forecast = new StlForecaster(new NaiveForecaster(), new() { Periodic = periodic }).Fit(new(all.AsSpan(0, years * 12), 12)).Forecast(12);
            for (var step = 0; step < 12; step++)
            {
                var (low, high) = forecast.Interval(step, 0.9);
                inside += all[(years * 12) + step] >= low && all[(years * 12) + step] <= high ? 1 : 0;
                count++;
            }
        }

        Assert.InRange((double)inside / count, 0.86, 0.96);
    }

    [Fact]
    public void Scaling_and_shifting_a_series_scales_and_shifts_the_forecast_and_quantiles_rise()
    {
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), Gen.Choose(-100, 100).ToArbitrary(), (seed, scale, shift) =>
        {
            var values = new Simulated((ulong)seed).Seasonal(60, 12);
            var method = new StlForecaster(new NaiveForecaster());
            var plain = method.Fit(new(values, 12)).Forecast(15);
            var moved = method.Fit(new([.. values.Select(v => (v * scale) + shift)], 12)).Forecast(15);
            return Enumerable.Range(0, 15).All(step =>
                Enumerable.Range(1, 19).All(p => Math.Abs(moved.Quantile(step, p / 20.0) - (plain.Quantile(step, p / 20.0) * scale) - shift) < 1e-6 * scale)
                && Enumerable.Range(1, 18).All(p => plain.Quantile(step, p / 20.0) <= plain.Quantile(step, (p + 1) / 20.0)));
        }).Holds();
    }

    [Fact]
    public void Too_short_for_the_season_is_said()
    {
        var forecast = new StlForecaster(new NaiveForecaster()).Fit(new([1, 2, 3, 4, 5], 4)).Forecast(2);
        Assert.Equal(5, forecast.Point[1]);
        Assert.Contains(forecast.Notes, note => note.Code == ForecastNoteCodes.Short);
    }
}
