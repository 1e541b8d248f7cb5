using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Combining;

namespace Crm.Forecasting.Tests.Series.Combining;

/// <summary>Of series of known make, as many values lie in intervals as these say.</summary>
public sealed class CoverageTests
{
    private const int Runs = 400;
    private const int Known = 96;
    private const int Horizon = 6;

    [Theory]
    [InlineData("autoregression")]
    [InlineData("walk with drift")]
    [InlineData("season")]
    [InlineData("noise")]
    public void Intervals_cover(string make)
    {
        double[][] all = [.. Enumerable.Range(0, Runs).Select(run => Draw(make, new((ulong)run)))];
        var forecasts = ForecastBatch.Run(new AutoForecaster(), [.. all.Select(values => (new TimeSeries(values.AsSpan(0, Known), 12), Horizon))], 2);
        double Covered(double level) => all.Zip(forecasts, (values, forecast) => Enumerable.Range(0, Horizon)
            .Average(step => forecast.Interval(step, level) is var (low, high) && low <= values[Known + step] && values[Known + step] <= high ? 1.0 : 0)).Average();
        Assert.InRange(Covered(0.95), 0.91, 0.98);
        Assert.InRange(Covered(0.80), 0.75, 0.88);
    }

    private static double[] Draw(string make, Simulated random)
    {
        var state = 0.0;
        return make switch
        {
            "autoregression" => random.Of(Known + Horizon, _ => 50 + (state = (0.6 * state) + random.Normal())),
            "walk with drift" => random.Of(Known + Horizon, _ => 500 + (state += 0.3 + random.Normal())),
            "season" => random.Seasonal(Known + Horizon, 12),
            _ => random.Of(Known + Horizon, _ => 20 + random.Normal()),
        };
    }
}
