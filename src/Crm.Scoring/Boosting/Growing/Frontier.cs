namespace Crm.Scoring.Boosting.Growing;

/// <summary>
/// The leaves that are known while a tree grows, best first (Shi 2007, "Best-first decision tree learning"; Ke et al. 2017, "LightGBM"). Threads divide leaves before it is certain that the tree will: what a division
/// gives does not depend on when it is done, and the tree takes up divisions in their own order, so that it is the same whoever did what. A few are done in vain.
/// </summary>
internal sealed class Frontier
{
    private readonly Lock gate = new();
    private readonly GrownTree tree;
    private readonly int most;
    private readonly double usual;
    private readonly List<Leaf> leaves = [];
    private readonly List<Leaf> waiting = [];
    private readonly List<Leaf> taken = [];
    private Leaf? wanted;
    private volatile bool isDone;
    private volatile int changes;

    /// <param name="tree">The tree, without any node.</param>
    /// <param name="most">How many leaves the tree has at most.</param>
    /// <param name="usual">What the last split of the tree before this one gained: what gains less is not divided before it is certain.</param>
    public Frontier(GrownTree tree, int most, double usual) => (this.tree, this.most, this.usual) = (tree, most, usual);

    /// <summary>The leaves of the tree.</summary>
    public IReadOnlyList<Leaf> Leaves => leaves;

    /// <summary>Whether the tree is as it shall be.</summary>
    public bool IsDone => isDone;

    /// <summary>How often something came that may be taken: who got nothing need not ask again before this changes.</summary>
    public int Changes => changes;

    /// <summary>What the last split gained.</summary>
    public double LastGain { get; private set; }

    /// <summary>Begins with the first leaf.</summary>
    public void Start(Leaf root)
    {
        lock (gate)
        {
            tree.Add(root);
            leaves.Add(root);
            Know(root, double.PositiveInfinity);
            TakeUp();
            changes++;
        }
    }

    /// <summary>The leaf to divide next, if there is one that nobody divides yet and that the tree may need; and whether its sides need not be searched, as the tree will have no leaf left for them.</summary>
    public Leaf? Take(out bool isLast)
    {
        lock (gate)
        {
            isLast = false;

            // What the tree waits for is certain and comes first, whatever else gains as much.
            var isWanted = wanted is not null && waiting.Contains(wanted);
            var best = isWanted ? wanted : Best(waiting);
            if (best is null || isDone)
            {
                return null;
            }

            // All of these come before it.
            var before = isWanted ? 0 : taken.Count(t => t.Rank > best.Rank);
            var left = most - leaves.Count;
            if (before >= left || (!isWanted && taken.Count > 0 && best.Rank < usual))
            {
                return null;
            }

            isLast = before == left - 1;
            waiting.Remove(best);
            taken.Add(best);
            return best;
        }
    }

    /// <summary>Puts back a leaf that has been divided.</summary>
    public void Put(Leaf leaf, Halves halves)
    {
        lock (gate)
        {
            leaf.Halves = halves;
            Know(halves.Left, leaf.Rank);
            Know(halves.Right, leaf.Rank);
            TakeUp();
            changes++;
        }
    }

    /// <summary>Ends the tree as it is, so that nobody waits for what will not come.</summary>
    public void Stop() => isDone = true;

    private void Know(Leaf leaf, double rank)
    {
        leaf.Rank = Math.Min(rank, leaf.Best.Gain);
        if (leaf.Best.Gain > 0)
        {
            waiting.Add(leaf);
        }
    }

    private void TakeUp()
    {
        while (!isDone)
        {
            var place = 0;
            for (var i = 1; i < leaves.Count; i++)
            {
                place = leaves[i].Best.Gain > leaves[place].Best.Gain ? i : place;
            }

            var leaf = leaves[place];
            if (leaves.Count == most || leaf.Best.Gain <= 0)
            {
                isDone = true;
            }
            else if (leaf.Halves is { } halves)
            {
                tree.Split(leaf, halves);
                taken.Remove(leaf);
                leaves[place] = halves.Larger;
                leaves.Add(halves.Smaller);
                LastGain = leaf.Best.Gain;
            }
            else
            {
                wanted = leaf;
                return;
            }
        }
    }

    // Of equal rank the one that gains most: the tree's own order, as far as it is known.
    private static Leaf? Best(List<Leaf> leaves)
    {
        Leaf? best = null;
        foreach (var leaf in leaves)
        {
            best = best is null || leaf.Rank > best.Rank || (leaf.Rank == best.Rank && leaf.Best.Gain > best.Best.Gain) ? leaf : best;
        }

        return best;
    }
}
