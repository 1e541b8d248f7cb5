using System.Globalization;
using Crm.Evaluation.Forecasting.Series;
using Spectre.Console;

namespace Crm.Evaluation.Output;

/// <summary>What <c>forecast</c> found, for people.</summary>
internal static class ForecastTable
{
    public static void Write(ForecastResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("series", "how many", "sMAPE", "MASE", "OWA", "within 80 %", "within 95 %", "MSIS");
        foreach (var g in result.Groups.Append(result.All))
        {
            table.AddRow(new[] { g.Period, Text($"{g.Series:N0}"), Text($"{g.Smape:0.00}"), Text($"{g.Mase:0.000}"), Text($"{g.Owa:0.000}"), Text($"{g.Coverage80:0.0%}"), Text($"{g.Coverage95:0.0%}"), Text($"{g.Msis95:0.0}") }.Select(Markup.Escape).ToArray());
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{result.Method}: {1000 * result.CpuSecondsPerSeries:0.000} ms of CPU a series, {result.Seconds:0.0} s in all.");
    }

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "–";
}
