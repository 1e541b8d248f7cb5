using System.Collections.Immutable;
using Crm.Scoring.Data;
using Crm.Scoring.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring.Boosting.Forests;

/// <summary>Reads a forest from JSON, and refuses what is no forest: nodes must be trees, and point to columns and levels that exist.</summary>
internal static class ForestReader
{
    public const int Version = 1;

    public static (ImmutableArray<InputColumn> Inputs, double Start, TreeNode[][] Trees) Read(JsonAt json)
    {
        if (json.Get("kind") is var kind && kind.Text() != ModelKinds.Boosted)
        {
            throw kind.Wrong($"'{kind.Text()}' is no model of boosted trees, '{ModelKinds.Boosted}'");
        }

        json.CheckVersion(Version);
        ImmutableArray<InputColumn> inputs = [.. json.Get("inputs").Items().Select(ModelJson.Input)];
        return (inputs, json.Get("start").Number(), [.. json.Get("trees").Items().Select(tree => Tree(tree, inputs))]);
    }

    private static TreeNode[] Tree(JsonAt json, ImmutableArray<InputColumn> inputs)
    {
        var count = json.Items().Count();
        TreeNode[] nodes = [.. json.Items().Select((node, n) => Node(node, n, count, inputs))];
        var parents = new int[count];
        foreach (var node in nodes.Where(n => !n.IsLeaf))
        {
            parents[node.Left]++;
            parents[node.Right]++;
        }

        return count > 0 && parents.Skip(1).All(p => p == 1) && nodes.Count(n => n.IsLeaf) <= LeafMasks.MaxLeaves
            ? nodes
            : throw json.Wrong($"a tree has one root, one parent for every other node, and at most {LeafMasks.MaxLeaves} leaves");
    }

    private static TreeNode Node(JsonAt json, int place, int count, ImmutableArray<InputColumn> inputs)
    {
        var rows = json.Get("rows").Whole(1, int.MaxValue);
        if (json.Find("column") is not { } at)
        {
            return TreeNode.Leaf(json.Get("answer").Number(), rows);
        }

        var column = at.Whole(0, inputs.Length - 1);
        var isCategorical = inputs[column].Kind == ColumnKind.Categorical;
        return new(
            column,
            json.Get("left").Whole(place + 1, count - 1),
            json.Get("right").Whole(place + 1, count - 1),
            isCategorical ? 0 : json.Get("threshold").Number(),
            isCategorical ? Levels(json.Get("levels"), inputs[column].Levels.Length) : null,
            json.Get("missingLeft").Flag(),
            0,
            rows,
            json.Get("gain").Number());
    }

    private static ulong[] Levels(JsonAt json, int count)
    {
        var bits = new ulong[(count + 63) / 64];
        foreach (var level in json.Items().Select(item => item.Whole(0, count - 1)))
        {
            bits[level >> 6] |= 1UL << (level & 63);
        }

        return bits;
    }
}
