using Crm.Scoring.Boosting.Binning;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>Grows trees leaf by leaf. Threads take the best leaves one each; who finds none that is worth it shares the work of another.</summary>
internal sealed class TreeGrower
{
    private readonly BinnedRows rows;
    private readonly Gradients gradients;
    private readonly BoostedTreesOptions options;
    private readonly int[] directions;
    private readonly ThreadTeam team;
    private readonly Partition partition;
    private readonly SplitSearch splits;
    private readonly LeafSearch search;
    private readonly SumsPool pool;
    private double usual;

    public TreeGrower(BinnedRows rows, Gradients gradients, BoostedTreesOptions options, int[] directions, ThreadTeam team)
    {
        (this.rows, this.gradients, this.options, this.directions, this.team) = (rows, gradients, options, directions, team);
        (partition, splits, pool) = (new(rows, team), new(rows, gradients, options, directions), new(rows.Offsets[^1]));
        search = new(rows, gradients, partition, splits, team);
    }

    /// <summary>Grows a tree on some rows.</summary>
    /// <param name="sample">The rows.</param>
    /// <param name="columns">For each column whether the tree may use it.</param>
    /// <param name="margins">What the answers are added to, for these rows.</param>
    public GrownTree Grow(ReadOnlySpan<int> sample, bool[] columns, double[] margins)
    {
        pool.TakeBack();
        var tree = new GrownTree(rows);
        var root = new Leaf(pool.Take()) { Count = sample.Length };
        partition.Start(sample);
        var frontier = new Frontier(tree, options.MaxLeaves, usual);
        team.Run(team.Members, member =>
        {
            try
            {
                if (member == 0)
                {
                    search.Search(root, larger: null, columns);
                    frontier.Start(root);
                }

                DivideAll(frontier, columns);
            }
            catch
            {
                frontier.Stop();
                throw;
            }
        });
        usual = frontier.LastGain;
        if (!tree.IsLeaf)
        {
            Answer(tree, frontier.Leaves, margins);
        }

        return tree;
    }

    private void DivideAll(Frontier frontier, bool[] columns)
    {
        for (var (look, seen) = (1, -1); !frontier.IsDone; look++)
        {
            var changes = frontier.Changes;
            if (changes != seen && frontier.Take(out var isLast) is { } leaf)
            {
                frontier.Put(leaf, Divide(leaf, isLast ? null : columns));
                continue;
            }

            seen = changes;
            if (!team.Help())
            {
                ThreadTeam.Pause(look);
            }
        }
    }

    // The larger side takes over the sums.
    private Halves Divide(Leaf leaf, bool[]? columns)
    {
        var split = leaf.Best;
        var set = splits.LeftBins(leaf, split);
        var inLeft = partition.Split(leaf, split.Column, set);
        var isLeftLarger = inLeft * 2 > leaf.Count;
        var sums = columns is null ? [] : pool.Take();
        var left = new Leaf(isLeftLarger ? leaf.Sums : sums) { Start = leaf.Start, Count = inLeft, Total = split.Left, Low = leaf.Low, High = leaf.High };
        var right = new Leaf(isLeftLarger ? sums : leaf.Sums) { Start = leaf.Start + inLeft, Count = leaf.Count - inLeft, Total = leaf.Total - split.Left, Low = leaf.Low, High = leaf.High };
        var gain = leaf.Gain(gradients, options);
        Bound(left, right, directions[split.Column], (gain.Answer(split.Left) + gain.Answer(right.Total)) / 2);
        var halves = new Halves(left, right, set);
        if (columns is not null)
        {
            search.Search(halves.Smaller, halves.Larger, columns);
        }

        return halves;
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

    private void Answer(GrownTree tree, IReadOnlyList<Leaf> leaves, double[] margins)
    {
        foreach (var leaf in leaves)
        {
            tree.Answer(leaf, options.LearningRate * leaf.Gain(gradients, options).Answer(leaf.Total));
        }

        team.Run(leaves.Count, i =>
        {
            var answer = tree.Nodes[leaves[i].Node].Answer;
            foreach (var row in partition.Rows(leaves[i]))
            {
                margins[row] += answer;
            }
        });
    }
}
