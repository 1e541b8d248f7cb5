using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Calendar;
using Crm.Forecasting.Series.Evaluation;
using Crm.Forecasting.Series.Simple;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Series.Calendar;

public sealed class RegressionForecasterTests
{
    [Theory]
    [InlineData("walk")]
    [InlineData("noise")]
    [InlineData("season")]
    public void An_effect_is_found_and_its_standard_error_is_honest(string kind)
    {
        var (inside, sum, runs) = (0, 0.0, 300);
        for (var k = 0; k < runs; k++)
        {
            var chance = new Simulated((ulong)k);
            var days = Days(120, chance);
            var rest = kind switch { "walk" => chance.Walk(120), "noise" => chance.Noise(120), _ => chance.Seasonal(120, 12) };
            var fit = new RegressionForecaster(new NaiveForecaster(), days).Fit(new(chance.Of(120, i => rest[i] + (0.7 * days.Values[i])), 12));
            var (_, value, error) = fit.Coefficients[0];
            inside += Math.Abs(value - 0.7) < 1.645 * error ? 1 : 0;
            sum += value / runs;
        }

        Assert.Equal(0.7, sum, 0.05);
        Assert.InRange((double)inside / runs, 0.82, 0.96);
    }

    [Fact]
    public void A_forecast_is_better_with_what_is_known_of_the_days()
    {
        var chance = new Simulated(1);
        var days = Days(132, chance);
        var walk = chance.Walk(132);
        var series = new TimeSeries(chance.Of(132, i => 50 + (0.2 * walk[i]) + (2 * days.Values[i])));
        var options = new RollingOriginOptions { Horizon = 3, Origins = 30 };

        var plain = RollingOrigin.Run(new NaiveForecaster(), series, options).All;
        var with = RollingOrigin.Run(new RegressionForecaster(new NaiveForecaster(), days), series, options).All;

        Assert.True(with.Rmse < plain.Rmse / 3, $"{with.Rmse} against {plain.Rmse}");
        Assert.InRange(with.Coverage95, 0.88, 1);
    }

    [Fact]
    public void Fitted_values_and_forecasts_hold_the_effect()
    {
        double[] days = [20, 22, 21, 23, 20, 21, 22, 19, 23, 20];
        var series = new TimeSeries([.. days.Take(8).Select(day => 5 + (3 * day))]);
        var fit = new RegressionForecaster(new NaiveForecaster(), new Regressor("days", [.. days])).Fit(series);

        Assert.Equal(3, fit.Coefficients[0].Value, 1e-9);
        Assert.Equal(5 + (3 * 23.0), fit.Forecast(2).Point[0], 1e-9);
        Assert.Equal(series.Values[5], fit.Fitted.Span[5], 1e-9);
        Assert.Equal(3, fit.Parameters.Single(one => one.Name == "days").Value, 1e-9);
    }

    [Fact]
    public void Scaling_and_shifting_a_series_scales_and_shifts_the_forecast()
    {
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), Gen.Choose(-100, 100).ToArbitrary(), (seed, scale, shift) =>
        {
            var chance = new Simulated((ulong)seed);
            var method = new RegressionForecaster(new NaiveForecaster(), Days(64, chance));
            var values = chance.Seasonal(60, 12);
            var plain = method.Fit(new(values, 12)).Forecast(4);
            var moved = method.Fit(new([.. values.Select(v => (v * scale) + shift)], 12)).Forecast(4);
            return Enumerable.Range(0, 4).All(step =>
                Math.Abs(moved.Point[step] - (plain.Point[step] * scale) - shift) < 1e-6 * scale
                && Math.Abs(moved.Quantile(step, 0.9) - (plain.Quantile(step, 0.9) * scale) - shift) < 1e-6 * scale
                && moved.Quantile(step, 0.1) <= moved.Quantile(step, 0.9));
        }).Holds();
    }

    [Fact]
    public void What_says_nothing_new_is_left_out_and_said()
    {
        var chance = new Simulated(3);
        var days = Days(70, chance);
        var fit = new RegressionForecaster(new NaiveForecaster(), days, new("twice", [.. days.Values.Select(day => 2 * day)]), new("month", [.. Enumerable.Range(0, 70).Select(i => (double)(i % 12))]))
            .Fit(new(chance.Seasonal(60, 12), 12));

        Assert.Equal([0, 0], fit.Coefficients.Skip(1).Select(one => one.Value));
        Assert.True(double.IsNaN(fit.Coefficients[2].StandardError));
        Assert.Equal(2, fit.Forecast(3).Notes.Count(note => note.Code == ForecastNoteCodes.Regressor));
        Assert.True(double.IsFinite(fit.Forecast(3).Quantile(2, 0.9)));
    }

    [Fact]
    public void Regressors_that_do_not_fit_are_refused()
    {
        var series = new TimeSeries([1, 2, 3, 4, 5, 6]);
        Assert.Equal(ForecastingErrorCodes.LengthMismatch, Code([1, 2]));
        Assert.Equal(ForecastingErrorCodes.InvalidValue, Code([1, 2, 3, 4, 5, double.NaN]));
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => new RegressionForecaster(new NaiveForecaster()).Fit(series)).Code);
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => new RegressionForecaster(new NaiveForecaster(), new Regressor("x", [1, 5, 2, 6, 3, 3, 9])).Fit(series).Forecast(2)).Code);
        Assert.Equal(ForecastingErrorCodes.TooFewValues, Assert.Throws<ForecastingException>(() => new RegressionForecaster(new NaiveForecaster(), new Regressor("x", [1, 5, 2])).Fit(new([1, 2, 3]))).Code);

        string Code(double[] values) => Assert.Throws<ForecastingException>(() => new RegressionForecaster(new NaiveForecaster(), new Regressor("x", [.. values])).Fit(series)).Code;
    }

    [Fact]
    public void An_autoregression_is_found_by_its_coefficients()
    {
        var chance = new Simulated(5);
        var last = 0.0;
        var filter = AutoregressiveFilter.Estimate(chance.Of(2000, _ => last = (0.6 * last) + chance.Normal()));
        Assert.Equal(0.6, filter[0], 0.06);
        Assert.All(filter.Skip(1), one => Assert.InRange(one, -0.1, 0.1));
    }

    private static Regressor Days(int count, Simulated chance) => new("days", [.. chance.Of(count, _ => Math.Floor(19 + (5 * chance.Uniform())))]);
}
