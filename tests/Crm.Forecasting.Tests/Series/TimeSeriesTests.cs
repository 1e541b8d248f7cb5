using Crm.Forecasting.Series;

namespace Crm.Forecasting.Tests.Series;

public sealed class TimeSeriesTests
{
    [Fact]
    public void A_part_keeps_values_and_seasons()
    {
        var series = new TimeSeries([1, double.NaN, 3, 4], 2).Take(3);

        Assert.Equal([1, double.NaN, 3], series.Values.ToArray());
        Assert.Equal(2, series.Season);
        Assert.Equal(1, series.Missing);
    }

    [Theory]
    [InlineData(new[] { 1, double.PositiveInfinity }, new int[0], ForecastingErrorCodes.InvalidValue)]
    [InlineData(new[] { double.NaN }, new int[0], ForecastingErrorCodes.TooFewValues)]
    [InlineData(new double[0], new int[0], ForecastingErrorCodes.TooFewValues)]
    [InlineData(new[] { 1, -1e101 }, new int[0], ForecastingErrorCodes.InvalidValue)]
    [InlineData(new[] { 1.0 }, new[] { 100_000_001 }, ForecastingErrorCodes.InvalidOption)]
    [InlineData(new[] { 1.0 }, new[] { 1 }, ForecastingErrorCodes.InvalidOption)]
    [InlineData(new[] { 1.0 }, new[] { 12, 4 }, ForecastingErrorCodes.InvalidOption)]
    public void What_is_no_series_is_refused(double[] values, int[] seasons, string code)
        => Assert.Equal(code, Assert.Throws<ForecastingException>(() => new TimeSeries(values, seasons)).Code);

    [Fact]
    public void What_is_next_to_zero_is_zero() => Assert.Equal([0, 1e-99, 0], new TimeSeries([1e-101, 1e-99, -1e-300]).Values.ToArray());

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void No_part_is_empty_or_longer_than_the_series(int count)
        => Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => new TimeSeries([1, 2]).Take(count)).Code);
}
