using System.Text.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring.Bayes;

/// <summary>The JSON of <see cref="BayesCounts"/>: the columns, and for each outcome the millionths in each cell and, last, in all.</summary>
internal static class BayesCountsJson
{
    public static void Write(Utf8JsonWriter writer, int version, BayesLayout layout, long[] negatives, long[] positives)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", version);
        writer.WriteStartArray("columns");
        for (var i = 0; i < layout.Inputs.Length; i++)
        {
            writer.WriteStartObject();
            ModelJson.Write(writer, layout.Inputs[i]);
            if (BayesLayout.IsNumber(layout.Inputs[i]))
            {
                ModelJson.Write(writer, "edges", layout.Edges[i]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Counts("negatives", negatives);
        Counts("positives", positives);
        writer.WriteEndObject();

        void Counts(string name, long[] counts)
        {
            writer.WriteStartArray(name);
            Array.ForEach(counts, writer.WriteNumberValue);
            writer.WriteEndArray();
        }
    }

    public static (BayesLayout Layout, long[] Negatives, long[] Positives) Read(JsonElement json, int version)
    {
        ModelJson.CheckVersion(json, version);
        var columns = ModelJson.Property(json, "columns", JsonValueKind.Array).EnumerateArray().ToArray();
        var inputs = Array.ConvertAll(columns, ModelJson.Input);
        var layout = BayesLayout.Of(inputs, [.. columns.Select((c, i) => BayesLayout.IsNumber(inputs[i]) ? Edges(c) : [])]);
        return (layout, Counts("negatives"), Counts("positives"));

        // Each example is once in each column.
        bool AddUp(long[] counts) => Enumerable.Range(0, inputs.Length).All(c => counts[layout.Starts[c]..layout.Starts[c + 1]].Aggregate(Int128.Zero, (sum, count) => sum + count) == counts[^1]);

        long[] Counts(string name)
        {
            long[] counts = [.. ModelJson.Property(json, name, JsonValueKind.Array).EnumerateArray().Select(c => c.ValueKind == JsonValueKind.Number && c.TryGetInt64(out var count) && count >= 0 ? count : -1)];
            return counts.Length == layout.Starts[^1] + 1 && !counts.Contains(-1) && AddUp(counts)
                ? counts
                : throw ModelJson.Invalid($"'{name}' has {layout.Starts[^1] + 1} whole numbers from 0 on: one for each cell, and last that of all, which the cells of each column add up to.");
        }
    }

    private static double[] Edges(JsonElement column)
    {
        var edges = ModelJson.Numbers(column, "edges");
        return edges.Zip(edges.Skip(1)).All(p => p.First < p.Second) ? edges : throw ModelJson.Invalid("The edges of bins rise.");
    }
}
