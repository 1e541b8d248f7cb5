using System.Collections.Immutable;
using System.Text.Json;
using Crm.Scoring.Data;

namespace Crm.Scoring.Boosting.Forests;

/// <summary>Writes a forest as JSON. Numbers are written with as many digits as bring their bits back.</summary>
internal static class ForestWriter
{
    public static void Write(Utf8JsonWriter writer, ImmutableArray<InputColumn> inputs, double start, TreeNode[][] trees)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", BoostedTrees.KindName);
        writer.WriteNumber("version", ForestReader.Version);
        writer.WriteNumber("start", start);
        writer.WriteStartArray("inputs");
        foreach (var input in inputs)
        {
            writer.WriteStartObject();
            writer.WriteString("name", input.Name);
            writer.WriteString("kind", ForestReader.Name(input.Kind));
            if (input.Kind == ColumnKind.Categorical)
            {
                writer.WriteStartArray("levels");
                foreach (var level in input.Levels)
                {
                    writer.WriteStringValue(level);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("trees");
        foreach (var tree in trees)
        {
            writer.WriteStartArray();
            foreach (var node in tree)
            {
                Write(writer, node);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, in TreeNode node)
    {
        writer.WriteStartObject();
        writer.WriteNumber("rows", node.Rows);
        if (node.IsLeaf)
        {
            writer.WriteNumber("answer", node.Answer);
        }
        else
        {
            writer.WriteNumber("column", node.Column);
            writer.WriteNumber("left", node.Left);
            writer.WriteNumber("right", node.Right);
            writer.WriteBoolean("missingLeft", node.MissingLeft);
            writer.WriteNumber("gain", node.Gain);
            if (node.Levels is null)
            {
                writer.WriteNumber("threshold", node.Threshold);
            }
            else
            {
                writer.WriteStartArray("levels");
                for (var level = 0; level < node.Levels.Length * 64; level++)
                {
                    if ((node.Levels[level >> 6] >> (level & 63) & 1) != 0)
                    {
                        writer.WriteNumberValue(level);
                    }
                }

                writer.WriteEndArray();
            }
        }

        writer.WriteEndObject();
    }
}
