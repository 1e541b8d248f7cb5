using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Autoregression;

namespace Crm.Forecasting.Tests.Series.Autoregression;

public sealed class AutoregressionTests
{
    [Fact]
    public void A_process_of_order_two_is_found_with_its_spread()
    {
        var random = new Simulated(1);
        var values = new double[4000];
        for (var t = 2; t < values.Length; t++)
        {
            values[t] = 3 + (0.5 * values[t - 1]) + (0.3 * values[t - 2]) + random.Normal();
        }

        var forecast = new AutoregressionForecaster().Fit(new(values)).Forecast(200);

        Assert.Equal(3 + (0.5 * values[^1]) + (0.3 * values[^2]), forecast.Point[0], 0.2);
        Assert.Equal(15, forecast.Point[199], 0.5);
        Assert.Equal(1, forecast.Deviation(0), 0.05);
        // (1 - b) / ((1 + b) ((1 - b)^2 - a^2)) with a = 0.5, b = 0.3.
        Assert.Equal(Math.Sqrt(0.7 / (1.3 * (0.49 - 0.25))), forecast.Deviation(199), 0.1);
    }

    [Fact]
    public void Lags_stand_around_the_seasons() => Assert.Equal([1, 2, 3, 23, 24, 25, 47, 48, 49, 72, 96, 120, 144, 167, 168, 169], SeasonalAutoregression.Lags([24, 168]));

    [Fact]
    public void Too_few_values_are_said()
        => Assert.Contains(new AutoregressionForecaster().Fit(new([1, 2, 4, 3], 24, 168)).Forecast(1).Notes, note => note.Code == ForecastNoteCodes.Short);
}
