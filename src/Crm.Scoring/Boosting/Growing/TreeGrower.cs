using Crm.Scoring.Boosting.Binning;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>
/// Grows a tree leaf by leaf, always where most is gained (Shi 2007, "Best-first decision tree learning"; Ke et al. 2017, "LightGBM"). Of two siblings only the smaller one's rows are summed; the other is what is
/// left of the parent. Threads share out the blocks of columns, so that no sum depends on their number.
/// </summary>
internal sealed class TreeGrower(BinnedRows rows, Gradients gradients, BoostedTreesOptions options, int[] directions, ParallelOptions parallel)
{
    // Below so many bins to add up, handing work to other threads costs more than it gives.
    private const long WorthSharing = 131_072;

    private static readonly ParallelOptions Alone = new() { MaxDegreeOfParallelism = 1 };

    private readonly Leaf[] leaves = [.. Enumerable.Range(0, options.MaxLeaves).Select(_ => new Leaf(rows.Offsets[^1]))];
    private readonly long[][] scratch = [.. rows.Blocks.Select(_ => new long[BinnedRows.ColumnsPerBlock * Histogram.Stride])];
    private readonly Split[] smallerBest = new Split[rows.Columns.Length];
    private readonly Split[] largerBest = new Split[rows.Columns.Length];
    private readonly SplitSearch search = new(rows, gradients, options, directions);
    private readonly Partition partition = new(rows);

    /// <summary>Grows a tree on some rows.</summary>
    /// <param name="sample">The rows.</param>
    /// <param name="columns">For each column whether the tree may use it.</param>
    public GrownTree Grow(ReadOnlySpan<int> sample, bool[] columns)
    {
        var tree = new GrownTree(rows);
        var root = leaves[0];
        (root.Start, root.Count, root.Node, root.Low, root.High) = (0, sample.Length, 0, double.NegativeInfinity, double.PositiveInfinity);
        root.Total = partition.Start(sample, gradients.Packed);
        tree.Add(root, 0);
        Search(root, larger: null, columns);
        var count = 1;
        while (count < leaves.Length && Best(count) is { Best.Gain: > 0 } leaf)
        {
            var other = leaves[count++];
            Split(tree, leaf, other, columns, isLast: count == leaves.Length);
        }

        foreach (var leaf in leaves.AsSpan(0, count))
        {
            tree.Answer(leaf, options.LearningRate * leaf.Gain(gradients, options).Answer(leaf.Total), partition.Rows(leaf));
        }

        return tree;
    }

    private Leaf Best(int count)
    {
        var best = leaves[0];
        foreach (var leaf in leaves.AsSpan(1, count - 1))
        {
            best = leaf.Best.Gain > best.Best.Gain ? leaf : best;
        }

        return best;
    }

    // The leaf becomes its larger child, which keeps the sums; the other one becomes the smaller.
    private void Split(GrownTree tree, Leaf leaf, Leaf other, bool[] columns, bool isLast)
    {
        var (split, total, node, start, count) = (leaf.Best, leaf.Total, leaf.Node, leaf.Start, leaf.Count);
        var gain = leaf.Gain(gradients, options);
        var (leftAnswer, rightAnswer) = (gain.Answer(split.Left), gain.Answer(total - split.Left));
        var set = search.LeftBins(leaf, split);
        var inLeft = partition.Split(leaf, split.Column, set);
        (other.Low, other.High) = (leaf.Low, leaf.High);
        var (left, right) = inLeft * 2 > count ? (leaf, other) : (other, leaf);
        (left.Start, left.Count, left.Total) = (start, inLeft, split.Left);
        (right.Start, right.Count, right.Total) = (start + inLeft, count - inLeft, total - split.Left);
        Bound(left, right, directions[split.Column], (leftAnswer + rightAnswer) / 2);
        tree.Split(node, split, set, left, right);
        if (isLast)
        {
            return;
        }

        Search(other, leaf, columns);
    }

    // A direction holds in the whole tree if the answers left and right of a split stay on their side of the middle.
    private static void Bound(Leaf left, Leaf right, int direction, double middle)
    {
        if (direction > 0)
        {
            (left.High, right.Low) = (Math.Min(left.High, middle), Math.Max(right.Low, middle));
        }
        else if (direction < 0)
        {
            (left.Low, right.High) = (Math.Max(left.Low, middle), Math.Min(right.High, middle));
        }
    }

    private void Search(Leaf smaller, Leaf? larger, bool[] columns)
    {
        var threads = (long)smaller.Count * rows.Columns.Length >= WorthSharing ? parallel : Alone;
        threads.For(rows.Blocks.Length, block => SearchBlock(block, smaller, larger, columns));
        smaller.Best = First(smallerBest);
        if (larger is not null)
        {
            larger.Best = First(largerBest);
        }
    }

    private void SearchBlock(int block, Leaf smaller, Leaf? larger, bool[] columns)
    {
        var sums = scratch[block];
        Array.Clear(sums);
        Histogram.Sum(rows.Blocks[block], partition.Rows(smaller), gradients.Packed, sums);
        var first = block * BinnedRows.ColumnsPerBlock;
        var end = Math.Min(first + BinnedRows.ColumnsPerBlock, rows.Columns.Length);
        for (var column = first; column < end; column++)
        {
            sums.AsSpan((column - first) * Histogram.Stride, rows.Columns[column].Count).CopyTo(smaller.Sums.AsSpan(rows.Offsets[column]));
        }

        var range = rows.Offsets[first]..rows.Offsets[end];
        if (larger is not null)
        {
            Histogram.Subtract(larger.Sums.AsSpan(range), smaller.Sums.AsSpan(range));
        }

        for (var column = first; column < end; column++)
        {
            smallerBest[column] = columns[column] ? search.Best(smaller, column) : Growing.Split.None;
            largerBest[column] = columns[column] && larger is not null ? search.Best(larger, column) : Growing.Split.None;
        }
    }

    private static Split First(Split[] splits)
    {
        var best = Growing.Split.None;
        foreach (var split in splits)
        {
            best = split.Gain > best.Gain ? split : best;
        }

        return best;
    }
}
