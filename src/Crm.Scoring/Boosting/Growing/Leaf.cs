namespace Crm.Scoring.Boosting.Growing;

/// <summary>A leaf of a tree that grows.</summary>
internal sealed class Leaf(int bins)
{
    /// <summary>Packed sums by bin, the columns one after another.</summary>
    public long[] Sums { get; } = new long[bins];

    /// <summary>Where its rows start.</summary>
    public int Start { get; set; }

    /// <summary>How many rows it has.</summary>
    public int Count { get; set; }

    /// <summary>Its node.</summary>
    public int Node { get; set; }

    /// <summary>The packed sum of its rows.</summary>
    public long Total { get; set; }

    /// <summary>The least answer that directions allow.</summary>
    public double Low { get; set; }

    /// <summary>The greatest answer that directions allow.</summary>
    public double High { get; set; }

    /// <summary>The best split of each column.</summary>
    public Split Best { get; set; }

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
