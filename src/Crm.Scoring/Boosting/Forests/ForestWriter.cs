using System.Collections.Immutable;
using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring.Boosting.Forests;

/// <summary>Writes a forest as JSON. Numbers are written with as many digits as bring their bits back.</summary>
internal static class ForestWriter
{
    public static void Write(Utf8JsonWriter writer, ImmutableArray<InputColumn> inputs, double start, TreeNode[][] trees)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", ModelKinds.Boosted);
        writer.WriteNumber("version", ForestReader.Version);
        writer.WriteNumber("start", start);
        writer.WriteObjects("inputs", inputs, input => ModelJson.Write(writer, input));
        writer.WriteArray("trees", trees, tree => writer.WriteArray(tree, node => Write(writer, node)));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, TreeNode node)
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
                var levels = node.Levels;
                writer.WriteArray("levels", Enumerable.Range(0, levels.Length * 64).Where(l => (levels[l >> 6] >> (l & 63) & 1) != 0), writer.WriteNumberValue);
            }
        }

        writer.WriteEndObject();
    }
}
