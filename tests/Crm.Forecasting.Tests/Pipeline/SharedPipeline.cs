using System.Globalization;
using Crm.Forecasting.Pipeline;
using Crm.Tests.Shared;

namespace Crm.Forecasting.Tests.Pipeline;

/// <summary>The public sales data; deals without a day of opening are left out.</summary>
internal static class SharedPipeline
{
    public static List<PipelineDeal> Deals() =>
    [
        .. File.ReadLines(SharedData.File("pipeline/crm_sales_opportunities/sales_pipeline.csv")).Skip(1).Select(l => l.Split(',')).Where(f => f[5].Length > 0).Select(f => new PipelineDeal
        {
            Id = f[0],
            Owner = f[1],
            Product = f[2],
            Opened = Day(f[5])!.Value,
            Closed = Day(f[6]),
            Outcome = f[4] switch { "Won" => DealOutcome.Won, "Lost" => DealOutcome.Lost, _ => DealOutcome.Open },
            WonAmount = f[4] == "Won" ? decimal.Parse(f[7], CultureInfo.InvariantCulture) : null,
        }),
    ];

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
