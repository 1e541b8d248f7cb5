using Crm.Forecasting.Pipeline.Replay;

namespace Crm.Forecasting.Tests.Pipeline;

public sealed class TrackRecordTests
{
    private static readonly ReplayedForecast Under = Of(80);
    private static readonly ReplayedForecast Within = Of(130);
    private static readonly ReplayedForecast Over = Of(190);

    // P10, P50, P90 are 100, 120, 160.
    [Fact]
    public void Pinball_by_hand()
    {
        Assert.Equal(((0.9 * 20) + (0.5 * 40) + (0.1 * 80)) / 3, Under.Pinball, 1e-12);
        Assert.Equal(((0.1 * 30) + (0.5 * 10) + (0.1 * 30)) / 3, Within.Pinball, 1e-12);
        Assert.Equal(((0.1 * 90) + (0.5 * 70) + (0.9 * 30)) / 3, Over.Pinball, 1e-12);
    }

    [Fact]
    public void A_record_by_hand()
    {
        TrackRecord record = new([Under, Within, Over]);

        Assert.Equal(1 / 3.0, record.Coverage80, 1e-12);
        Assert.Equal((375 - 400) / 400.0, record.Bias, 1e-12);
        Assert.Equal((45 + 5 + 65) / 400.0, record.RelativeError, 1e-12);
        Assert.Equal((Under.Pinball + Within.Pinball + Over.Pinball) / 3, record.Pinball, 1e-12);
    }

    [Fact]
    public void Without_a_past_nothing_is_claimed()
    {
        TrackRecord record = new([]);

        Assert.All([record.Bias, record.Coverage80, record.Pinball, record.RelativeError], value => Assert.True(double.IsNaN(value)));
    }

    private static ReplayedForecast Of(double actual) => new(new(2025, 3, 31), new(new(2025, 4, 1), new(2025, 6, 30)), actual, 125, 100, 120, 160, 0.1, 0.2);
}
