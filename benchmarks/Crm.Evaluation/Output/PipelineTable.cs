using System.Globalization;
using Crm.Evaluation.Forecasting.Pipeline;
using Spectre.Console;

namespace Crm.Evaluation.Output;

/// <summary>What <c>pipeline</c> found, for people.</summary>
internal static class PipelineTable
{
    public static void Write(PipelineResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("figure").AddColumn(new TableColumn("value").RightAligned());
        void Row(string name, FormattableString value) => table.AddRow(name, Markup.Escape(value.ToString(CultureInfo.InvariantCulture)));
        Row("open deals", $"{result.OpenDeals:N0}");
        Row("P10", $"{result.P10:N0}");
        Row("P50", $"{result.P50:N0}");
        Row("P90", $"{result.P90:N0}");
        Row("mean", $"{result.Mean:N0}");
        Row("what came", $"{result.Actual:N0}");
        Row("mean probability to win", $"{result.WonProbabilityMean:0.0%}");
        Row("Brier score", $"{result.Brier:0.0000}");
        Row("trials a second", $"{result.TrialsPerSecond:N0}");
        AnsiConsole.Write(table);
    }
}
