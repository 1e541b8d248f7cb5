using Crm.Forecasting.Pipeline;

namespace Crm.Forecasting.Tests.Pipeline;

/// <summary>Forecasts of generated histories, each of the period after the last known one: bands of 80 % cover 80 %, with a shared shock and without.</summary>
public sealed class CoverageTests
{
    private const int Known = 10;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    public void Bands_cover_what_they_promise(double shock)
    {
        var (histories, covered, ratio) = (120, 0, 0.0);
        for (var i = 0; i < histories; i++)
        {
            var deals = GeneratedPipeline.Deals((ulong)i, Known + 1, 2, shock);
            var asOf = GeneratedPipeline.End(Known - 1);
            ForecastPeriod next = new(asOf.AddDays(1), GeneratedPipeline.End(Known));
            var forecast = PipelineForecaster.Forecast(deals, asOf, [next], new() { Simulation = new() { Trials = 2000, Seed = (ulong)i } });
            var actual = GeneratedPipeline.Won(deals, next);
            covered += actual >= forecast.Total.P10 && actual <= forecast.Total.P90 ? 1 : 0;
            ratio += forecast.Total.Mean / actual / histories;
        }

        // Four standard errors of a share of 0.8 around it.
        Assert.InRange(covered / (double)histories, 0.8 - 0.146, 0.8 + 0.146);
        Assert.InRange(ratio, 0.94, 1.1);
    }
}
