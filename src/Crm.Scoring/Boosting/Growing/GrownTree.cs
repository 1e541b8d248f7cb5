using Crm.Scoring.Boosting.Binning;
using Crm.Scoring.Boosting.Forests;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>A tree as it grows.</summary>
internal sealed class GrownTree(BinnedRows rows)
{
    private readonly List<TreeNode> nodes = [];
    private readonly List<BinSet> lefts = [];
    private readonly List<(double Answer, int[] Rows)> leaves = [];

    /// <summary>Whether nothing was split.</summary>
    public bool IsLeaf => nodes.Count == 1;

    public TreeNode[] Nodes => [.. nodes];

    public void Add(Leaf leaf, int node)
    {
        leaf.Node = node;
        nodes.Add(TreeNode.Leaf(0, leaf.Count));
        lefts.Add(default);
    }

    public void Split(int node, in Split split, in BinSet set, Leaf left, Leaf right)
    {
        var bins = rows.Columns[split.Column];
        var threshold = bins.IsCategorical ? 0 : split.Place < bins.CutPoints.Length ? bins.CutPoints[split.Place] : double.MaxValue;
        var count = nodes.Count;
        nodes[node] = new(split.Column, count, count + 1, threshold, bins.IsCategorical ? Levels(bins, set) : null, set.Has(0), 0, nodes[node].Rows, split.Gain);
        lefts[node] = set;
        Add(left, count);
        Add(right, count + 1);
    }

    /// <summary>Gives a leaf its answer.</summary>
    public void Answer(Leaf leaf, double answer, ReadOnlySpan<int> members)
    {
        nodes[leaf.Node] = TreeNode.Leaf(answer, leaf.Count);
        leaves.Add((answer, members.ToArray()));
    }

    /// <summary>Adds the answers to the margins of the rows that it grew on.</summary>
    public void AddToOwn(Span<double> margins)
    {
        foreach (var (answer, members) in leaves)
        {
            foreach (var row in members)
            {
                margins[row] += answer;
            }
        }
    }

    /// <summary>Adds the answers to the margins of other rows.</summary>
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
