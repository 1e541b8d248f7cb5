using Crm.Forecasting.Chance;
using Crm.Forecasting.Pipeline;

namespace Crm.Forecasting.Tests.Pipeline;

/// <summary>Deals of which the truth is known: opened at random, won or lost by daily rates that a shock of each quarter of 90 days moves for all alike.</summary>
internal static class GeneratedPipeline
{
    public const int Period = 90;

    public static DateOnly Start { get; } = new(2020, 1, 1);

    /// <summary>The last day of a period.</summary>
    public static DateOnly End(int period) => Start.AddDays(((period + 1) * Period) - 1);

    public static List<PipelineDeal> Deals(ulong seed, int periods, double perDay, double shock)
    {
        var random = new CounterRandom(seed, 77);
        var shocks = Enumerable.Range(0, periods).Select(_ => Math.Exp(shock * NormalCurve.Quantile(random.NextDouble()))).ToArray();
        var deals = new List<PipelineDeal>();
        for (var day = 0; day < periods * Period; day++)
        {
            // A Poisson process: waiting times within the day.
            for (var at = Wait(ref random, perDay); at < 1; at += Wait(ref random, perDay))
            {
                deals.Add(Deal(ref random, deals.Count, day, shocks));
            }
        }

        return deals;
    }

    public static double Won(IEnumerable<PipelineDeal> deals, ForecastPeriod period) =>
        deals.Where(d => d.Outcome == DealOutcome.Won && period.Contains(d.Closed!.Value)).Sum(d => (double)d.WonAmount!.Value);

    private static double Wait(ref CounterRandom random, double perDay) => -Math.Log(random.NextDouble()) / perDay;

    private static PipelineDeal Deal(ref CounterRandom random, int number, int day, double[] shocks)
    {
        var listed = Math.Round((decimal)Math.Exp(8 + (0.7 * NormalCurve.Quantile(random.NextDouble()))), 2);
        var (outcome, closed) = (DealOutcome.Open, (DateOnly?)null);
        for (var on = day; on < shocks.Length * Period && outcome == DealOutcome.Open; on++)
        {
            var win = 0.006 * shocks[on / Period];
            var u = random.NextDouble();
            outcome = u < win ? DealOutcome.Won : u < win + 0.008 ? DealOutcome.Lost : DealOutcome.Open;
            closed = outcome == DealOutcome.Open ? null : Start.AddDays(on);
        }

        var ratio = (decimal)Math.Exp(-0.1 + (0.2 * NormalCurve.Quantile(random.NextDouble())));
        return new()
        {
            Id = $"deal {number}",
            Opened = Start.AddDays(day),
            Closed = closed,
            Outcome = outcome,
            Amounts = [new(Start.AddDays(day), listed)],
            WonAmount = outcome == DealOutcome.Won ? Math.Round(listed * ratio, 2) : null,
            Owner = $"owner {number % 5}",
        };
    }
}
