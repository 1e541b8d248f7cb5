using System.Globalization;
using Crm.Evaluation.Scoring;
using Spectre.Console;

namespace Crm.Evaluation.Output;

/// <summary>What <c>uplift</c> found, for people.</summary>
internal static class UpliftTable
{
    public static void Write(UpliftResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("treatment", "rate", "control", "uplift (95 %)", "Qini");
        foreach (var t in result.Treatments)
        {
            table.AddRow(new[] { t.Name, Text($"{t.Rate:0.00%}"), Text($"{t.ControlRate:0.00%}"), Text($"{t.Uplift:+0.00%;-0.00%} ({t.Low:0.00%} to {t.High:0.00%})"), Text($"{t.Qini:0.000}") }.Select(Markup.Escape).ToArray());
        }

        AnsiConsole.Write(table);
    }

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
