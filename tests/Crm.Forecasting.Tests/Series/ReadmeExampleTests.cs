using System.Globalization;
using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Combining;
using Crm.Forecasting.Series.Evaluation;

namespace Crm.Forecasting.Tests.Series;

public sealed class ReadmeExampleTests
{
    [Fact]
    public void Ten_lines_from_numbers_to_a_forecast_and_its_back_test()
    {
        var numbers = new Simulated(1).Seasonal(72, 12);
        var log = new StringWriter(CultureInfo.InvariantCulture);

        var series = new TimeSeries(numbers, 12);                            // months; NaN where one is missing
        var auto = new AutoForecaster();
        var forecast = auto.Fit(series).Forecast(6);
        for (var step = 0; step < forecast.Horizon; step++)
        {
            var (low, high) = forecast.Interval(step, 0.95);
            log.WriteLine($"{forecast.Point[step]:F1} ({low:F1} to {high:F1})");
        }

        var past = RollingOrigin.Run(auto, series, new() { Horizon = 6, Origins = 12 }).All;
        log.WriteLine($"MASE {past.Mase:F2}, {past.Coverage95:P0} within 95 %");

        Assert.Equal(7, log.ToString().Count(letter => letter == '\n'));
        Assert.InRange(past.Mase, 0.1, 1.5);
        Assert.InRange(past.Coverage95, 0.85, 1);
    }
}
