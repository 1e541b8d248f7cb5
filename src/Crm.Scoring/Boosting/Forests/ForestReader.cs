using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Boosting.Forests;

/// <summary>Reads a forest from JSON, and refuses what is no forest: nodes must be trees, and point to columns and levels that exist.</summary>
internal static class ForestReader
{
    public const int Version = 1;

    private static readonly (ColumnKind Kind, string Name)[] Kinds = [(ColumnKind.Numeric, "numeric"), (ColumnKind.Count, "count"), (ColumnKind.Boolean, "boolean"), (ColumnKind.Categorical, "categorical")];

    public static string Name(ColumnKind kind) => Array.Find(Kinds, k => k.Kind == kind).Name;

    public static (ImmutableArray<InputColumn> Inputs, double Start, TreeNode[][] Trees) Read(JsonElement json)
    {
        try
        {
            Need(json.GetProperty("kind").GetString() == BoostedTrees.KindName, "kind", $"\"{BoostedTrees.KindName}\"");
            ModelJson.CheckVersion(json, Version);
            ImmutableArray<InputColumn> inputs = [.. json.GetProperty("inputs").EnumerateArray().Select(Input)];
            return (inputs, Finite(json, "start"), [.. json.GetProperty("trees").EnumerateArray().Select((tree, t) => Tree(tree, inputs, string.Create(CultureInfo.InvariantCulture, $"trees[{t}]")))]);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidJson, $"This is no model of boosted trees: {e.Message}", e);
        }
    }

    private static InputColumn Input(JsonElement json)
    {
        var kind = json.GetProperty("kind").GetString();
        var known = Array.FindIndex(Kinds, k => k.Name == kind);
        Need(known >= 0, "inputs.kind", string.Join(", ", Kinds.Select(k => k.Name)));
        ImmutableArray<string> levels = Kinds[known].Kind == ColumnKind.Categorical ? [.. json.GetProperty("levels").EnumerateArray().Select(Text)] : [];
        return new(Text(json.GetProperty("name")), Kinds[known].Kind, levels);
    }

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("a name or level is null; it must be text.");

    private static TreeNode[] Tree(JsonElement json, ImmutableArray<InputColumn> inputs, string where)
    {
        TreeNode[] nodes = [.. json.EnumerateArray().Select(node => Node(node, inputs, where))];
        var parents = new int[nodes.Length];
        for (var n = 0; n < nodes.Length; n++)
        {
            if (!nodes[n].IsLeaf)
            {
                var (left, right) = (nodes[n].Left, nodes[n].Right);
                Need(left > n && left < nodes.Length && right > n && right < nodes.Length && left != right, where, "nodes that point to two nodes after them");
                (parents[left], parents[right]) = (parents[left] + 1, parents[right] + 1);
            }
        }

        Need(nodes.Length > 0 && parents.Skip(1).All(p => p == 1), where, "one root, and one parent for every other node");
        Need(nodes.Count(n => n.IsLeaf) <= LeafMasks.MaxLeaves, where, $"at most {LeafMasks.MaxLeaves} leaves");
        return nodes;
    }

    private static TreeNode Node(JsonElement json, ImmutableArray<InputColumn> inputs, string where)
    {
        var rows = json.GetProperty("rows").GetInt32();
        Need(rows >= 1, where, "nodes with rows");
        if (!json.TryGetProperty("column", out var at))
        {
            return TreeNode.Leaf(Finite(json, "answer"), rows);
        }

        var column = at.GetInt32();
        Need(column >= 0 && column < inputs.Length, where, "columns among the inputs");
        var isCategorical = inputs[column].Kind == ColumnKind.Categorical;
        return new(
            column,
            json.GetProperty("left").GetInt32(),
            json.GetProperty("right").GetInt32(),
            isCategorical ? 0 : Finite(json, "threshold"),
            isCategorical ? Levels(json.GetProperty("levels"), inputs[column].Levels.Length, where) : null,
            json.GetProperty("missingLeft").GetBoolean(),
            0,
            rows,
            Finite(json, "gain"));
    }

    private static ulong[] Levels(JsonElement json, int count, string where)
    {
        var bits = new ulong[(count + 63) / 64];
        foreach (var item in json.EnumerateArray())
        {
            var level = item.GetInt32();
            Need(level >= 0 && level < count, where, "levels of their column");
            bits[level >> 6] |= 1UL << (level & 63);
        }

        return bits;
    }

    private static double Finite(JsonElement json, string name)
    {
        var value = json.GetProperty(name).GetDouble();
        Need(double.IsFinite(value), name, "a finite number");
        return value;
    }

    private static void Need(bool isRight, string where, string right)
    {
        if (!isRight)
        {
            throw new FormatException($"'{where}' must be or have {right}.");
        }
    }
}
