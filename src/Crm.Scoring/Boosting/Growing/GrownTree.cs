using Crm.Scoring.Boosting.Binning;
using Crm.Scoring.Boosting.Forests;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>A tree as it grows.</summary>
internal sealed class GrownTree(BinnedRows rows)
{
    private readonly List<TreeNode> nodes = [];
    private readonly List<BinSet> lefts = [];

    /// <summary>Whether nothing was split.</summary>
    public bool IsLeaf => nodes.Count == 1;

    public IReadOnlyList<TreeNode> Nodes => nodes;

    public void Add(Leaf leaf)
    {
        leaf.Node = nodes.Count;
        nodes.Add(TreeNode.Leaf(0, leaf.Count));
        lefts.Add(default);
    }

    /// <summary>Replaces a leaf by its best split.</summary>
    public void Split(Leaf leaf, Halves halves)
    {
        var (split, set) = (leaf.Best, halves.Set);
        var bins = rows.Columns[split.Column];
        var threshold = bins.IsCategorical ? 0 : split.Place < bins.CutPoints.Length ? bins.CutPoints[split.Place] : double.MaxValue;
        nodes[leaf.Node] = new(split.Column, nodes.Count, nodes.Count + 1, threshold, bins.IsCategorical ? Levels(bins, set) : null, set.Has(0), 0, leaf.Count, split.Gain);
        lefts[leaf.Node] = set;
        Add(halves.Left);
        Add(halves.Right);
    }

    /// <summary>Gives a leaf its answer.</summary>
    public void Answer(Leaf leaf, double answer) => nodes[leaf.Node] = TreeNode.Leaf(answer, leaf.Count);

    /// <summary>Adds the answers to the margins of rows that it did not grow on.</summary>
    public void AddToOthers(ReadOnlySpan<int> others, Span<double> margins)
    {
        foreach (var row in others)
        {
            var node = 0;
            while (!nodes[node].IsLeaf)
            {
                node = lefts[node].Has(rows.Bin(nodes[node].Column, row)) ? nodes[node].Left : nodes[node].Right;
            }

            margins[row] += nodes[node].Answer;
        }
    }

    private static ulong[] Levels(ColumnBins bins, in BinSet set)
    {
        var bits = new ulong[(bins.Levels.Length + 63) / 64];
        for (var level = 0; level < bins.Levels.Length; level++)
        {
            bits[level >> 6] |= set.Has(bins.Levels[level]) ? 1UL << (level & 63) : 0;
        }

        return bits;
    }
}
