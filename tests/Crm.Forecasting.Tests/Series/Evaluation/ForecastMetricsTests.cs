using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Evaluation;

namespace Crm.Forecasting.Tests.Series.Evaluation;

public sealed class ForecastMetricsTests
{
    private static readonly double[] Actual = [10, 0, 4];
    private static readonly double[] Said = [8, 0, 5];

    // |f - a| is 2, 0, 1; |f| + |a| is 18, 0, 9.
    [Fact]
    public void Smape_by_hand() => Assert.Equal(((400.0 / 18) + (200.0 / 9)) / 3, ForecastMetrics.Smape(Actual, Said), 1e-12);

    [Fact]
    public void Mae_by_hand() => Assert.Equal(1, ForecastMetrics.Mae(Actual, Said), 1e-12);

    [Fact]
    public void Rmse_by_hand() => Assert.Equal(Math.Sqrt(5.0 / 3), ForecastMetrics.Rmse(Actual, Said), 1e-12);

    [Theory]
    [InlineData(1, 2.0)]
    [InlineData(2, 3.0)]
    [InlineData(9, 2.0)]
    public void Scale_by_hand(int season, double expected) => Assert.Equal(expected, ForecastMetrics.Scale([1, 4, 3, 5, 8, 9], season), 1e-12);

    [Fact]
    public void Scale_passes_over_missing_values() => Assert.Equal(2, ForecastMetrics.Scale([1, 3, double.NaN, 9, 7], 1), 1e-12);

    [Fact]
    public void Mase_by_hand()
    {
        Assert.Equal(0.5, ForecastMetrics.Mase(Actual, Said, 2), 1e-12);
        Assert.Equal(0, ForecastMetrics.Mase([3], [3], 0));
        Assert.Equal(double.PositiveInfinity, ForecastMetrics.Mase([3], [4], 0));
    }

    [Fact]
    public void Owa_by_hand() => Assert.Equal(0.75, ForecastMetrics.Owa(10, 1, 20, 1), 1e-12);

    // Above the quantile by 2: 0.9 * 2; below by 1: 0.1 * 1.
    [Fact]
    public void Pinball_by_hand() => Assert.Equal((1.8 + 0.1) / 2, ForecastMetrics.Pinball([12, 9], [10, 10], 0.9), 1e-12);

    // Widths 4 and 4; 1 above costs 2 / 0.05.
    [Fact]
    public void Msis_by_hand() => Assert.Equal((4 + 4 + 40) / 2.0 / 3, ForecastMetrics.Msis([5, 2], [new(0, 4), new(0, 4)], 0.95, 3), 1e-9);

    [Fact]
    public void Coverage_counts_the_ends() => Assert.Equal(2.0 / 3, ForecastMetrics.Coverage([0, 4, 5], [new(0, 4), new(0, 4), new(0, 4)]), 1e-12);

    [Fact]
    public void Nothing_and_different_lengths_are_refused()
    {
        Assert.Equal(ForecastingErrorCodes.TooFewValues, Assert.Throws<ForecastingException>(() => ForecastMetrics.Mae([], [])).Code);
        Assert.Equal(ForecastingErrorCodes.LengthMismatch, Assert.Throws<ForecastingException>(() => ForecastMetrics.Mae([1], [1, 2])).Code);
    }
}
