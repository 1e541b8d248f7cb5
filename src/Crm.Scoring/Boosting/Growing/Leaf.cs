namespace Crm.Scoring.Boosting.Growing;

/// <summary>A leaf of a tree that grows.</summary>
/// <param name="sums">Packed sums by bin, the columns one after another.</param>
internal sealed class Leaf(long[] sums)
{
    /// <summary>Packed sums by bin, the columns one after another; of a leaf that was divided its larger child's.</summary>
    public long[] Sums { get; } = sums;

    /// <summary>Where its rows start.</summary>
    public int Start { get; init; }

    /// <summary>How many rows it has.</summary>
    public int Count { get; init; }

    /// <summary>Its node, once it is in the tree.</summary>
    public int Node { get; set; }

    /// <summary>The packed sum of its rows.</summary>
    public long Total { get; set; }

    /// <summary>The least answer that directions allow.</summary>
    public double Low { get; set; } = double.NegativeInfinity;

    /// <summary>The greatest answer that directions allow.</summary>
    public double High { get; set; } = double.PositiveInfinity;

    /// <summary>The best split, none before it is searched for.</summary>
    public Split Best { get; set; } = Split.None;

    /// <summary>What the best split gains, or one on the way to here, whichever is least: of two leaves the tree divides the one with the greater rank before the other, whether it knows of it yet or not.</summary>
    public double Rank { get; set; }

    /// <summary>Its two sides, if it was divided.</summary>
    public Halves? Halves { get; set; }

    /// <summary>The gains of this leaf for a column's kind of split.</summary>
    public SplitGain Gain(Gradients gradients, BoostedTreesOptions options, double extraL2 = 0) => new(
        Total,
        gradients.FirstUnit,
        gradients.SecondUnit,
        options.L2 + extraL2,
        Math.Max(options.MinHessianPerLeaf, gradients.SecondUnit * (uint)Total * Math.Min(1.0, options.MinRowsPerLeaf / (double)Count)),
        Low,
        High);
}

/// <summary>The sides of a leaf that was divided.</summary>
/// <param name="Left">The left one.</param>
/// <param name="Right">The right one.</param>
/// <param name="Set">The bins of the left one.</param>
internal sealed record Halves(Leaf Left, Leaf Right, BinSet Set)
{
    public Leaf Larger => Left.Count > Right.Count ? Left : Right;

    public Leaf Smaller => Left.Count > Right.Count ? Right : Left;
}
