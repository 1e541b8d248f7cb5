using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring.Bayes;

/// <summary>The JSON of <see cref="BayesCounts"/>: the columns, and for each outcome the millionths in each cell and, last, in all.</summary>
internal static class BayesCountsJson
{
    public static void Write(Utf8JsonWriter writer, int version, BayesLayout layout, long[] negatives, long[] positives)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", version);
        writer.WriteObjects("columns", layout.Inputs.Zip(layout.Edges), column =>
        {
            ModelJson.Write(writer, column.First);
            if (column.First.Kind.IsNumber())
            {
                writer.WriteArray("edges", column.Second, writer.WriteNumberValue);
            }
        });
        writer.WriteArray("negatives", negatives, writer.WriteNumberValue);
        writer.WriteArray("positives", positives, writer.WriteNumberValue);
        writer.WriteEndObject();
    }

    public static (BayesLayout Layout, long[] Negatives, long[] Positives) Read(JsonAt json, int version)
    {
        json.CheckVersion(version);
        var columns = json.Get("columns").Items().ToArray();
        var inputs = Array.ConvertAll(columns, ModelJson.Input);
        var layout = BayesLayout.Of(inputs, [.. columns.Zip(inputs, (column, input) => input.Kind.IsNumber() ? BinTerm.Edges(column.Get("edges")) : [])]);
        return (layout, Counts(json.Get("negatives"), layout), Counts(json.Get("positives"), layout));
    }

    private static long[] Counts(JsonAt json, BayesLayout layout)
    {
        long[] counts = [.. json.Items().Select(c => c.Whole())];
        var needed = layout.Starts[^1] + 1;
        return counts.Length == needed && Array.TrueForAll(counts, c => c >= 0) && AddUp(counts, layout)
            ? counts
            : throw json.Wrong($"{needed} whole numbers from 0 on are needed: one for each cell, and last that of all, which the cells of each column add up to");
    }

    /// <summary>Each example is once in each column.</summary>
    private static bool AddUp(long[] counts, BayesLayout layout) =>
        Enumerable.Range(0, layout.Inputs.Length).All(c => counts[layout.Starts[c]..layout.Starts[c + 1]].Aggregate(Int128.Zero, (sum, count) => sum + count) == counts[^1]);
}
