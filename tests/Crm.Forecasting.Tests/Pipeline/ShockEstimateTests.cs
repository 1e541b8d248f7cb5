using System.Globalization;
using Crm.Forecasting.Chance;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Learning;
using Crm.Forecasting.Pipeline.Replay;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Tests.Pipeline;

public sealed class ShockEstimateTests
{
    private static readonly PipelineModel Model = PipelineModel.Learn(PipelineHistory.Of(GeneratedPipeline.Deals(3, 8, 4, 0), GeneratedPipeline.End(7)));

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    public void A_shock_of_past_periods_is_found(double deviation)
    {
        var shock = Of(Residuals(deviation, lasting: 0, periods: 60)).Shock;

        Assert.InRange(shock.Passing, 0.6 * deviation, 1.4 * deviation);
        Assert.True(shock.Lasting < shock.Passing);
    }

    [Fact]
    public void What_chance_alone_brings_is_no_shock()
    {
        var shock = Of(Residuals(0, lasting: 0, periods: 200, deals: 100)).Shock;

        Assert.True(Math.Sqrt((shock.Passing * shock.Passing) + (shock.Lasting * shock.Lasting)) < 0.15);
    }

    [Fact]
    public void Residuals_to_one_side_shift_the_odds_back()
    {
        var estimate = Of(Residuals(0.1, lasting: -0.4, periods: 8));

        Assert.InRange(estimate.Shift, -0.5, -0.25);
    }

    [Fact]
    public void Without_a_track_record_a_pipeline_is_less_sure_than_with_a_calm_one()
    {
        var (none, calm) = (Of([]).Shock, Of(Residuals(0, lasting: 0, periods: 8)).Shock);

        Assert.True(none.Passing > 1.5 * calm.Passing);
        Assert.True(none.Lasting > 1.5 * calm.Lasting);
    }

    [Fact]
    public void Bands_without_a_track_record_cover_whether_business_is_calm_or_stormy()
    {
        var (covered, count) = (0, 0);
        foreach (var (shock, seed) in from shock in new[] { 0, 0.2, 0.4 } from seed in Enumerable.Range(0, 40) select (shock, (ulong)seed))
        {
            var deals = GeneratedPipeline.Deals(seed, 3, 2, shock);
            var asOf = GeneratedPipeline.End(1);
            ForecastPeriod next = new(asOf.AddDays(1), GeneratedPipeline.End(2));
            var total = PipelineForecaster.Forecast(deals, asOf, [next], new() { ReplayedPeriods = 0, Simulation = new() { Trials = 1000 } }).Total;
            covered += total.P10 <= GeneratedPipeline.Won(deals, next) && GeneratedPipeline.Won(deals, next) <= total.P90 ? 1 : 0;
            count++;
        }

        Assert.InRange(covered / (double)count, 0.69, 0.91);
    }

    [Fact]
    public void Refusals_are_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var error = Assert.Throws<ForecastingException>(() => PipelineSimulator.Run(SimulationTests.Deals(1, 0.5, 1) with { Deals = [new("a", [1.25], AmountCurve.Fixed(1))] }));
            Assert.Contains("1.25", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ShockEstimate Of(IReadOnlyList<WinResidual> residuals) => ShockEstimate.Of(residuals, Model, GeneratedPipeline.Period);

    /// <summary>Periods of deals that are won with 0.3, their log-odds shifted for all alike.</summary>
    private static List<WinResidual> Residuals(double passing, double lasting, int periods, int deals = 2000)
    {
        var (expected, variance) = (deals * 0.3, deals * 0.3 * 0.7);
        var random = new CounterRandom(11, 3);
        return [.. Enumerable.Range(0, periods).Select(_ =>
        {
            var shift = lasting + (passing * NormalCurve.Quantile(random.NextDouble()));
            return new WinResidual(expected + (variance * shift) + (Math.Sqrt(variance) * NormalCurve.Quantile(random.NextDouble())), expected, variance);
        })];
    }
}
