using System.Runtime.Intrinsics;
using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Smoothing;
using Crm.Forecasting.Series.Smoothing.Fitting;

namespace Crm.Forecasting.Tests.Series.Smoothing;

public sealed class EtsTests
{
    public static IEnumerable<object[]> Models { get; } =
        from error in Enum.GetValues<EtsError>()
        from trend in Enum.GetValues<EtsTrend>()
        from season in Enum.GetValues<EtsSeason>()
        select new object[] { error, trend, season };

    [Theory]
    [MemberData(nameof(Models))]
    public void Sixteen_likelihoods_are_those_by_hand(EtsError error, EtsTrend trend, EtsSeason season)
    {
        var (model, random, lanes) = (new EtsModel(error, trend, season), new Simulated(1), new Lanes());
        double[] figure = season switch { EtsSeason.None => [], EtsSeason.Additive => [0.2, -0.1, 0, -0.1], _ => [1.2, 0.9, 1, 0.9] };
        var values = random.Of(50, i => 1 + (0.01 * i) + (0.2 * random.Uniform()));
        var all = new EtsParameters[Lanes.Count];
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var trending = trend != EtsTrend.None;
            all[lane] = new(random.Uniform(), trending ? 0.3 * random.Uniform() : 0, season == EtsSeason.None ? 0 : 0.3 * random.Uniform(), trend == EtsTrend.Damped ? 0.9 : 1, 1 + random.Uniform(), trending ? 0.02 * random.Normal() : 0);
            (lanes.Alpha[lane], lanes.Beta[lane], lanes.Gamma[lane], lanes.Phi[lane], lanes.Level[lane], lanes.Slope[lane]) = all[lane];
        }

        EtsLikelihood.Evaluate(model, values, figure, 0, lanes, new Vector512<double>[8]);

        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            Assert.Equal(new EtsByHand(model, all[lane], all[lane].Level, all[lane].Slope, figure).Loss(values), lanes.Loss[lane], 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Points_and_variances_are_those_of_simulated_paths(EtsError error, EtsTrend trend, EtsSeason season)
    {
        if ((error, season) == (EtsError.Additive, EtsSeason.Multiplicative))
        {
            // Never chosen: its forecasts have no variance.
            return;
        }

        const int Paths = 20_000;
        var (model, random) = (new EtsModel(error, trend, season), new Simulated(2));
        var values = random.Of(60, i => (10 + (0.05 * i) + (0.5 * random.Normal())) * (1 + (0.3 * (i % 4))));
        var fit = new EtsFitter(values, 4).Fit(model, CancellationToken.None);
        fit.Run(fit.Frame.Values);
        var variances = EtsSpread.Variances(fit, 9);
        var (sums, squares) = (new double[9], new double[9]);
        for (var path = 0; path < Paths; path++)
        {
            var walk = new EtsByHand(model, fit.Parameters, fit.Level, fit.Slope, fit.Season);
            for (var step = 0; step < 9; step++)
            {
                var apart = walk.Move(Math.Sqrt(fit.Variance) * random.Normal()) - fit.Point(step);
                sums[step] += apart / Paths;
                squares[step] += apart * apart / Paths;
            }
        }

        for (var step = 0; step < 9; step++)
        {
            Assert.InRange(sums[step] / Math.Sqrt(variances[step] / Paths), -5, 5);
            Assert.InRange(squares[step] / variances[step], 0.95, 1.05);
        }
    }

    [Fact]
    public void A_search_finds_what_a_fine_grid_finds()
    {
        var values = new Simulated(3).Walk(60);
        var found = new EtsFitter(values, 1).Fit(EtsModel.Simple, CancellationToken.None).Loss;
        var size = values.Average(Math.Abs);
        double[] scaled = [.. values.Select(value => value / size)];
        var least = double.PositiveInfinity;
        for (var alpha = 0.005; alpha < 1; alpha += 0.005)
        {
            for (var level = -3.0; level <= 3; level += 0.05)
            {
                least = Math.Min(least, new EtsByHand(EtsModel.Simple, new(alpha, 0, 0, 1, level, 0), level, 0, []).Loss(scaled));
            }
        }

        Assert.True(found <= least + 0.01, $"{found}, {least}");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_that_is_given_is_the_one_that_is_fitted(EtsError error, EtsTrend trend, EtsSeason season)
    {
        var model = new EtsModel(error, trend, season);
        var forecast = new EtsForecaster(model).Fit(new(new Simulated(4).Seasonal(40, 4), 4)).Forecast(1);
        Assert.Equal(model.ToString(), forecast.Method);
        Assert.Empty(forecast.Notes);
    }

    [Fact]
    public void A_model_that_the_series_does_not_allow_is_the_nearest_with_a_note()
    {
        var brief = new EtsForecaster(EtsModel.HoltWinters).Fit(new([1, 4, 2, 5, 3, 6, 4, 7, 5], 4)).Forecast(1);
        Assert.Equal(("ETS(A,A,N)", ForecastNoteCodes.Short), (brief.Method, brief.Notes.Single().Code));
        var negative = new EtsForecaster(EtsModel.HoltWintersMultiplicative).Fit(new([.. Enumerable.Range(-5, 30).Select(i => i + (i % 4.0))], 4)).Forecast(1);
        Assert.Equal(("ETS(A,A,A)", ForecastNoteCodes.NotPositive), (negative.Method, negative.Notes.Single().Code));
    }

    [Fact]
    public void The_criterion_finds_the_season_and_the_trend()
    {
        Assert.Matches(@"ETS\([AM],Ad?,[AM]\)", new EtsForecaster().Fit(new(new Simulated(5).Seasonal(96, 12, slope: 1), 12)).Name);
        Assert.Matches(@"ETS\([AM],N,N\)", new EtsForecaster().Fit(new(new Simulated(6).Of(96, i => 50 + new Simulated((ulong)i).Normal()), 12)).Name);
    }
}
