using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Tests.Series.Simple;

/// <summary>By hand (Hyndman, Athanasopoulos: Forecasting, Principles and Practice, 3rd edition, sections 5.2 and 5.5).</summary>
public sealed class SimpleMethodTests
{
    private static readonly double[] Five = [1, 3, 2, 5, 9];

    [Fact]
    public void Naive()
    {
        var forecast = new NaiveForecaster().Fit(new(Five)).Forecast(4);
        Assert.Equal([9.0, 9, 9, 9], forecast.Point.AsEnumerable());
        Assert.Equal(Math.Sqrt((4 + 1 + 9 + 16) / 4.0) * 2, forecast.Deviation(3), 1e-9);
    }

    [Fact]
    public void Seasonal_naive()
    {
        var forecast = new SeasonalNaiveForecaster(2).Fit(new(Five)).Forecast(4);
        Assert.Equal([5.0, 9, 5, 9], forecast.Point.AsEnumerable());
        Assert.Equal(Math.Sqrt((1 + 4 + 49) / 3.0 * 2), forecast.Deviation(2), 1e-9);
    }

    [Fact]
    public void Drift()
    {
        var forecast = new DriftForecaster().Fit(new(Five)).Forecast(2);
        Assert.Equal([11.0, 13], forecast.Point.AsEnumerable());
        Assert.Equal(Math.Sqrt((0 + 9 + 1 + 4) / 3.0 * 2 * (1 + (2 / 4.0))), forecast.Deviation(1), 1e-9);
    }
}
