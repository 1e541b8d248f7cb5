using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Cleaning;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Tests.Series.Cleaning;

public sealed class CleaningForecasterTests
{
    [Fact]
    public void Intervals_get_narrower_in_the_middle_and_cover_what_comes_outliers_and_all()
    {
        var (inside80, inside98, narrower, runs) = (0, 0, 0, 400);
        for (var k = 0; k < runs; k++)
        {
            var chance = new Simulated((ulong)k);
            var walk = chance.Walk(101);
            var values = chance.Of(101, i => walk[i] + (chance.Uniform() < 0.04 ? (chance.Uniform() < 0.5 ? -15 : 15) : 0));
            // An origin on an outlier is another question.
            values[99] = walk[99];
            var series = new TimeSeries(values.AsSpan(0, 100));
            var cleaned = new CleaningForecaster(new NaiveForecaster()).Fit(series).Forecast(1);
            var plain = new NaiveForecaster().Fit(series).Forecast(1);
            inside80 += In(cleaned.Interval(0, 0.8), values[100]);
            inside98 += In(cleaned.Interval(0, 0.98), values[100]);
            narrower += Width(cleaned.Interval(0, 0.8)) < Width(plain.Interval(0, 0.8)) ? 1 : 0;
        }

        Assert.InRange((double)inside80 / runs, 0.76, 0.86);
        Assert.InRange((double)inside98 / runs, 0.96, 1);
        Assert.True(narrower > 0.9 * runs, $"{narrower} of {runs}");

        static int In(Interval interval, double value) => value >= interval.Low && value <= interval.High ? 1 : 0;
        static double Width(Interval interval) => interval.High - interval.Low;
    }

    [Fact]
    public void Quantiles_rise_and_far_ones_reach_the_outliers()
    {
        var values = new Simulated(1).Noise(60);
        (values[20], values[40]) = (30, -40);
        var forecast = new CleaningForecaster(new NaiveForecaster()).Fit(new(values)).Forecast(2);
        var quantiles = Enumerable.Range(1, 999).Select(p => forecast.Quantile(1, p / 1000.0)).ToArray();

        Assert.Equal(quantiles.Order(), quantiles);
        Assert.InRange(quantiles[^1], 25, 35);
        Assert.InRange(quantiles[0], -45, -35);
        Assert.InRange(forecast.Quantile(1, 0.9), 0, 5);
        Assert.Contains(forecast.Notes, note => note.Code == ForecastNoteCodes.Outliers);
    }

    [Fact]
    public void A_clean_series_is_forecast_as_it_is()
    {
        var series = new TimeSeries(new Simulated(2).Noise(60));
        Assert.Equal(new NaiveForecaster().Fit(series).Forecast(3).Quantile(2, 0.9), new CleaningForecaster(new NaiveForecaster()).Fit(series).Forecast(3).Quantile(2, 0.9), 1e-12);
    }
}
