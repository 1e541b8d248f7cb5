using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Cleaning;
using Crm.Forecasting.Series.Combining;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Tests.Series.Combining;

public sealed class AutoForecasterTests
{
    private static readonly AutoForecaster Auto = new();

    [Fact]
    public void A_season_is_found_only_where_that_is_asked()
    {
        var values = new Simulated(3).Seasonal(96, 12);
        var found = new AutoForecaster(new() { DetectSeasons = true }).Fit(new(values)).Forecast(12);
        Assert.Contains(found.Notes, note => note.Code == ForecastNoteCodes.Season && note.Text.Contains("12", StringComparison.Ordinal));
        Assert.Equal(Auto.Fit(new(values, 12)).Forecast(12).Point.AsEnumerable(), found.Point);
        Assert.DoesNotContain(Auto.Fit(new(values)).Forecast(1).Notes, note => note.Code == ForecastNoteCodes.Season);
    }

    [Fact]
    public void Seldom_demand_is_a_rate_with_its_zeros()
    {
        var forecast = Auto.Fit(new([.. Enumerable.Range(0, 60).Select(i => i % 4 == 0 ? 3.0 : 0)])).Forecast(3);
        Assert.InRange(forecast.Point[0], 0.4, 1.1);
        Assert.Equal(0, forecast.Quantile(0, 0.5));
        Assert.Contains(forecast.Notes, note => note.Code == ForecastNoteCodes.Intermittent);
    }

    [Fact]
    public void A_season_with_zeros_is_a_season()
    {
        var random = new Simulated(4);
        var forecast = Auto.Fit(new(random.Of(72, i => i % 12 is >= 3 and < 9 ? 100 + random.Normal() : 0), 12)).Forecast(12);
        Assert.InRange(forecast.Point[5], 90, 110);
        Assert.InRange(forecast.Point[0], 0, 5);
    }

    [Fact]
    public void Zeros_before_the_first_value_are_left_out()
    {
        var values = new Simulated(5).Seasonal(48, 12);
        var fit = Auto.Fit(new([.. new double[24], .. values], 12));
        Assert.Equal(Auto.Fit(new(values, 12)).Forecast(6).Point.AsEnumerable(), fit.Forecast(6).Point);
        Assert.True(double.IsNaN(fit.Fitted.Span[23]) && fit.Fitted.Length == 72);
        Assert.Contains(fit.Forecast(1).Notes, note => note.Code == ForecastNoteCodes.Zeros);
    }

    [Fact]
    public void What_was_never_negative_stays_so_unless_it_may()
    {
        double[] falling = [.. new Simulated(6).Of(40, i => Math.Max(0.5, 80 - (2 * i)) + (i % 3))];
        var (floored, free) = (Auto.Fit(new(falling)).Forecast(24), new AutoForecaster(new() { MayTurnNegative = true }).Fit(new(falling)).Forecast(24));
        Assert.True(free.Quantile(23, 0.025) < 0);
        Assert.All(Enumerable.Range(0, 24), step =>
        {
            Assert.Equal(Math.Max(0, free.Point[step]), floored.Point[step]);
            Assert.Equal(Math.Max(0, free.Quantile(step, 0.025)), floored.Quantile(step, 0.025));
        });
    }

    [Fact]
    public void A_gross_outlier_is_said_and_moves_the_forecast_far_less()
    {
        var values = new Simulated(8).Seasonal(72, 12);
        double[] spoilt = [.. values];
        spoilt[60] *= 10;
        var (plain, cleaned, uncleaned) = (Auto.Fit(new(values, 12)).Forecast(6), Auto.Fit(new(spoilt, 12)).Forecast(6), new CombinedForecaster(Members.For(new(spoilt, 12))).Fit(new(spoilt, 12)).Forecast(6));
        double Moved(Forecast forecast) => forecast.Point.Zip(plain.Point, (one, other) => Math.Abs(one - other)).Average();
        Assert.Contains(cleaned.Notes, note => note.Code == ForecastNoteCodes.Outliers);
        Assert.True(Moved(cleaned) < Moved(uncleaned) / 3, $"{Moved(cleaned)}, {Moved(uncleaned)}");
    }

    [Fact]
    public void A_season_that_does_not_fit_is_said_and_the_shorter_one_used()
    {
        var values = new Simulated(9).Seasonal(72, 24);
        var forecast = Auto.Fit(new(values, 24, 168)).Forecast(24);
        Assert.Contains(forecast.Notes, note => note.Code == ForecastNoteCodes.Short);
        Assert.Equal(Auto.Fit(new(values, 24)).Forecast(24).Point.AsEnumerable(), forecast.Point);
    }

    [Fact]
    public void Few_values_and_missing_ones_are_said()
    {
        var forecast = Auto.Fit(new([4, double.NaN, 5, 7])).Forecast(2);
        Assert.Contains(forecast.Notes, note => note.Code == ForecastNoteCodes.Short);
        Assert.Single(forecast.Notes, note => note.Code == ForecastNoteCodes.Missing);
    }

    [Fact]
    public void A_constant_is_repeated_without_spread_and_said()
    {
        var forecast = Auto.Fit(new([7, 7, 7, 7, 7, 7, 7, 7, 7, 7])).Forecast(2);
        Assert.Equal(new Interval(7, 7), forecast.Interval(1, 0.95));
        Assert.Single(forecast.Notes, note => note.Code == ForecastNoteCodes.Constant);
    }

    [Fact]
    public void A_combination_of_equals_is_the_mean_and_wider_by_what_they_disagree_about()
    {
        var series = new TimeSeries(new Simulated(10).Walk(50));
        IForecaster[] members = [new NaiveForecaster(), new DriftForecaster()];
        var forecast = new CombinedForecaster(members, CombinationWeights.Equal).Fit(series).Forecast(5);
        Forecast[] alone = [.. members.Select(member => member.Fit(series).Forecast(5))];
        for (var step = 0; step < 5; step++)
        {
            var (point, apart) = (alone.Average(one => one.Point[step]), (alone[0].Point[step] - alone[1].Point[step]) / 2);
            Assert.Equal(point, forecast.Point[step], 1e-12);
            Assert.Equal(Math.Sqrt(alone.Average(one => one.Deviation(step) * one.Deviation(step)) + (apart * apart)), forecast.Deviation(step), 1e-9);
        }
    }

    [Fact]
    public void The_better_method_on_the_end_counts_more()
    {
        var fit = new CombinedForecaster([new NaiveForecaster(), new DriftForecaster()]).Fit(new([.. Enumerable.Range(0, 40).Select(i => (2.0 * i) + (i % 2))]));
        Assert.True(fit.Parameters.Single(one => one.Name == "Drift").Value > 0.8);
    }

    [Fact]
    public void Refusals()
    {
        Assert.Equal(ForecastingErrorCodes.TooFewValues, Assert.Throws<ForecastingException>(() => new CombinedForecaster([])).Code);
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => Auto.Fit(new([1, 2])).Forecast(0)).Code);
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => ForecastBatch.Run(Auto, [(new([1, 2]), 0)])).Code);
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => ForecastBatch.Run(Auto, [], 0)).Code);
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => Auto.Fit(new([1, 2])).Forecast(1).Quantile(1, 0.5)).Code);
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => Auto.Fit(new([1, 2])).Forecast(1).Interval(0, 1)).Code);
    }

    [Fact]
    public void A_cancelled_fit_stops()
    {
        var series = new TimeSeries(new Simulated(11).Seasonal(96, 12), 12);
        Assert.All(AllForecasters.Methods.Where(method => method is AutoForecaster or CombinedForecaster or CleaningForecaster), method =>
            Assert.Throws<OperationCanceledException>(() => method.Fit(series, new(canceled: true))));
    }
}
