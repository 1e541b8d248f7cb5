using System.Globalization;
using Crm.Evaluation.Scoring;
using Spectre.Console;

namespace Crm.Evaluation.Output;

/// <summary>What <c>score</c> found, for people.</summary>
internal static class ScoreTable
{
    private const int MostColumns = 12;

    public static void Write(ScoreResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("figure").AddColumn(new TableColumn("value").RightAligned());
        void Row(string name, FormattableString value) => table.AddRow(name, Markup.Escape(value.ToString(CultureInfo.InvariantCulture)));
        Row("rows, positives", $"{result.Rows:N0}, {result.Positives:N0}");
        Row("model", $"{result.Model}");
        Row("AUC (95 %)", $"{result.Auc:0.0000} ({result.AucLow:0.000}-{result.AucHigh:0.000})");
        Row("average precision", $"{result.AveragePrecision:0.0000}");
        Row("log loss", $"{result.LogLoss:0.0000}");
        Row("Brier score", $"{result.Brier:0.0000}");
        Row("calibration error (ECE)", $"{result.Ece:0.0000}");
        Row("lift of the highest tenth", $"{result.LiftTopDecile:0.00}");
        Row("training", $"{result.TrainSeconds:0.00} s");
        Row("answers a second", $"{result.PredictRowsPerSecond:N0}");
        Row("one answer", $"{result.SingleRowMicroseconds:0.00} us");
        AnsiConsole.Write(table);

        var importance = new BarChart().Width(60).Label("what moves the answer, %");
        foreach (var column in result.Importance.Take(MostColumns))
        {
            importance.AddItem(Markup.Escape(column.Column), Math.Round(100 * column.Share, 1));
        }

        AnsiConsole.Write(importance);
        foreach (var leak in result.Leakage)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{leak.Column}[/]: {leak.Reason}");
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{result.SufficiencyReason}");
    }
}
