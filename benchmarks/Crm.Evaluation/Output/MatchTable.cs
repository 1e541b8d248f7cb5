using System.Globalization;
using Crm.Evaluation.Matching;
using Crm.Matching;
using Spectre.Console;

namespace Crm.Evaluation.Output;

/// <summary>What <c>match</c> and <c>link</c> found, for people.</summary>
internal static class MatchTable
{
    private const int MostClusters = 10;
    private const int MostIds = 12;
    private const int Explained = 3;

    public static void Write(MatchFigures figures)
    {
        WriteFigures(figures);
        WriteKeys(figures.Result);
        WriteLevels(figures);
        WriteClusters(figures);
        WritePairs(figures);
        foreach (var note in figures.Result.Notes)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{note}");
        }
    }

    private static void WriteFigures(MatchFigures figures)
    {
        var table = Start(new TableColumn("figure"), Right("value"));
        void Row(string name, FormattableString value) => table.AddRow(name, Text(value));
        Row("records", $"{figures.Records:N0}");
        Row("pairs compared", $"{figures.CandidatePairs:N0}");
        Row("clusters", $"{figures.Clusters:N0}");
        Row("pairs within clusters", $"{figures.PredictedPairs:N0}");
        Row("threshold", $"{figures.Result.Threshold:0.0000}");
        Row("precision, estimated", $"{figures.EstimatedPrecision:0.0000}");
        Row("recall, estimated", $"{figures.EstimatedRecall:0.0000}");
        if (figures.F1 is not null)
        {
            Row("precision", $"{figures.Precision:0.0000}");
            Row("recall", $"{figures.Recall:0.0000}");
            Row("F1", $"{figures.F1:0.0000}");
            Row("F1 at the best threshold", $"{figures.BestF1:0.0000}");
        }

        Row("time", $"{figures.Seconds:0.00} s");
        Row("memory at most", $"{figures.PeakMegabytes:N0} MB");
        AnsiConsole.Write(table);
    }

    private static void WriteKeys(MatchResult result)
    {
        var table = Start(new TableColumn("blocking key"), Right("pairs"), Right("new"), Right("largest block"), Right("lost"));
        foreach (var key in result.Blocking.Keys)
        {
            table.AddRow(Markup.Escape(key.Name), Text($"{key.Pairs:N0}"), Text($"{key.NewPairs:N0}"), Text($"{key.LargestBlock:N0}"), Text($"{key.LostPairs:N0}"));
        }

        AnsiConsole.Write(table);
        if (result.Missed is { Missed: { } missed })
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"No key has about {missed:N0} of the matches, at least.");
        }
    }

    private static void WriteLevels(MatchFigures figures)
    {
        var table = Start(new TableColumn("field"), new TableColumn("how alike"), Right("of matches"), Right("of others"), Right("weight"));
        foreach (var field in figures.Parameters.Where(parameter => parameter.Levels is not null))
        {
            foreach (var (level, place) in field.Levels!.Select((level, place) => (level, place)))
            {
                table.AddRow(place == 0 ? Markup.Escape($"{field.Name} ({field.Role})") : "", Markup.Escape(level.Meaning), Text($"{level.M:0.0000}"), Text($"{level.U:0.000000}"), Text($"{level.Weight:+0.0;-0.0;0.0}"));
            }
        }

        AnsiConsole.Write(table);
    }

    private static void WriteClusters(MatchFigures figures)
    {
        var table = Start(Right("records"), new TableColumn("the largest clusters"));
        foreach (var cluster in figures.Result.Clusters.Take(MostClusters))
        {
            table.AddRow(Text($"{cluster.Records.Length:N0}"), Markup.Escape(string.Join(", ", cluster.Records.Take(MostIds).Select(figures.NameOf)) + (cluster.Records.Length > MostIds ? ", ..." : "")));
        }

        AnsiConsole.Write(table);
    }

    /// <summary>The largest cluster's surest pair, and the pairs nearest to the threshold.</summary>
    private static void WritePairs(MatchFigures figures)
    {
        var result = figures.Result;
        foreach (var pair in result.Clusters.Take(1).SelectMany(cluster => cluster.Links.Take(1)).Concat(result.ToAsk(Explained - 1)).DistinctBy(pair => (pair.Left, pair.Right)))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{figures.NameOf(pair.Left)} and {figures.NameOf(pair.Right)}:");
            Console.WriteLine(result.Explain(pair.Left, pair.Right));
        }
    }

    private static Table Start(params TableColumn[] columns) => new Table().Border(TableBorder.Rounded).AddColumns(columns);

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();

    private static string Text(FormattableString value) => Markup.Escape(value.ToString(CultureInfo.InvariantCulture));
}
