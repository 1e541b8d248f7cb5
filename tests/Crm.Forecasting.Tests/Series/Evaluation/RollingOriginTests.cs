using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Evaluation;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Tests.Series.Evaluation;

public sealed class RollingOriginTests
{
    private static readonly TimeSeries Five = new([1, 2, 4, 7, 11, 16]);

    [Fact]
    public void Errors_of_the_naive_method_by_hand()
    {
        var test = RollingOrigin.Run(new NaiveForecaster(), Five, new() { Horizon = 2, Origins = 2 });

        Assert.Equal([3, 4], test.Forecasts.Select(one => one.Known));
        Assert.Equal([3.0, 7], test.Forecasts[0].Errors.ToArray());
        Assert.Equal([4.0, 9], test.Forecasts[1].Errors.ToArray());
        Assert.Equal(Math.Sqrt((9 + 49 + 16 + 81) / 4.0), test.All.Rmse, 1e-12);
        Assert.Equal(-23.0 / 4, test.All.Bias, 1e-12);
        // Scales: the mean of 1, 2; of 1, 2, 3.
        Assert.Equal(((3 / 1.5) + (7 / 1.5) + (4 / 2.0) + (9 / 2.0)) / 4, test.All.Mase, 1e-12);
        Assert.Equal([3.5, 8], test.BySteps.Select(step => -step.Bias));
        Assert.Equal(4, test.All.Count);
    }

    [Fact]
    public void Two_threads_give_the_same_bits()
    {
        var series = new TimeSeries(new Simulated(1).Seasonal(80, 12), 12);
        var one = RollingOrigin.Run(new SeasonalNaiveForecaster(), series, new() { Origins = 20 });
        var two = RollingOrigin.Run(new SeasonalNaiveForecaster(), series, new() { Origins = 20, Threads = 2 });

        Assert.Equal(one.All, two.All);
        Assert.Equal(one.BySteps, two.BySteps.AsEnumerable());
    }

    [Fact]
    public void Coverage_of_a_walk_is_what_it_says()
    {
        var test = RollingOrigin.Run(new NaiveForecaster(), new(new Simulated(2).Walk(1500)), new() { Horizon = 1, Origins = 1000 });
        Assert.InRange(test.All.Coverage95, 0.93, 0.97);
        Assert.InRange(test.All.Coverage80, 0.76, 0.84);
    }

    [Fact]
    public void Nothing_after_the_origin_is_known_to_the_method()
    {
        var peeker = new Recorder();
        RollingOrigin.Run(peeker, Five, new() { Horizon = 2, Origins = 9, Step = 2, LeastKnown = 1 });
        Assert.Equal([2, 4], peeker.Seen);
    }

    [Fact]
    public void Missing_values_are_not_compared()
    {
        var test = RollingOrigin.Run(new NaiveForecaster(), new([1, 2, 3, double.NaN, 4]), new() { Horizon = 2, Origins = 1 });
        Assert.Equal(1, test.All.Count);
        Assert.Equal(0, test.BySteps[0].Count);
        Assert.True(double.IsNaN(test.BySteps[0].Rmse));
    }

    [Fact]
    public void Progress_comes_to_one_and_a_cancelled_run_stops()
    {
        var shares = new Shares();
        RollingOrigin.Run(new NaiveForecaster(), Five, new() { Horizon = 1, Origins = 3 }, shares);
        Assert.Equal(1, shares.Last);
        Assert.Throws<OperationCanceledException>(() => RollingOrigin.Run(new NaiveForecaster(), Five, new() { Horizon = 1 }, null, new(canceled: true)));
    }

    [Fact]
    public void Too_few_values_and_options_below_one_are_refused()
    {
        Assert.Equal(ForecastingErrorCodes.TooFewValues, Assert.Throws<ForecastingException>(() => RollingOrigin.Run(new NaiveForecaster(), Five)).Code);
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => RollingOrigin.Run(new NaiveForecaster(), Five, new() { Step = 0 })).Code);
    }

    private sealed class Recorder : IForecaster
    {
        public List<int> Seen { get; } = [];

        public string Name => "Recorder";

        public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
        {
            Seen.Add(series.Count);
            return new NaiveForecaster().Fit(series, cancellationToken);
        }
    }

    private sealed class Shares : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value) => Last = value;
    }
}
