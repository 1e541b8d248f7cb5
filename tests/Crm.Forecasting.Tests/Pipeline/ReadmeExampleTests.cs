using System.Globalization;
using Crm.Forecasting.Pipeline;
using Crm.Tests.Shared;

namespace Crm.Forecasting.Tests.Pipeline;

/// <summary>Ten lines from deals to a quarter's P10, P50 and P90, as the package's README has them.</summary>
public sealed class ReadmeExampleTests
{
    [SharedDataFact]
    public void From_deals_to_a_quarter()
    {
        var rows = File.ReadLines(SharedData.File("pipeline/crm_sales_opportunities/sales_pipeline.csv")).Skip(1).Select(l => l.Split(',')).Where(r => r[5].Length > 0);
        using var written = new StringWriter(CultureInfo.InvariantCulture);
        var quota = 2_500_000;

        var deals = rows.Select(r => new PipelineDeal
        {
            Id = r[0], Owner = r[1], Product = r[2], Opened = DateOnly.Parse(r[5], CultureInfo.InvariantCulture),
            Closed = r[6] is "" ? null : DateOnly.Parse(r[6], CultureInfo.InvariantCulture),
            Outcome = r[4] switch { "Won" => DealOutcome.Won, "Lost" => DealOutcome.Lost, _ => DealOutcome.Open },
            WonAmount = r[4] is "Won" ? decimal.Parse(r[7], CultureInfo.InvariantCulture) : null,
        });
        var asOf = new DateOnly(2017, 9, 30);
        var forecast = PipelineForecaster.Forecast(deals, asOf, ForecastPeriod.QuartersAfter(asOf, 1));
        written.WriteLine($"{forecast.Total.P10:N0} .. {forecast.Total.P50:N0} .. {forecast.Total.P90:N0}, the quota with {forecast.Total.ProbabilityOf(quota):P0}");
        written.WriteLine($"{forecast.Track.Forecasts.Length} past quarters: bias {forecast.Track.Bias:P0}, {forecast.Track.Coverage80:P0} within P10 .. P90");
        var slipped = forecast.Outlook.Moved(forecast.Simulation.Movers(1)[0].Deal.Id, days: 30);

        Assert.True(slipped.Expected < forecast.Outlook.Expected);
        Assert.Contains("the quota with", written.ToString(), StringComparison.Ordinal);
    }
}
