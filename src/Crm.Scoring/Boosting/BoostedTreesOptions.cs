using System.Collections.Immutable;

namespace Crm.Scoring.Boosting;

/// <summary>
/// How boosted trees are trained. Values are checked by <see cref="BoostedTreesTrainer"/>. Defaults were chosen by the log loss of cross-validation, averaged over up to eight data sets: quarters of two public ones on bank
/// marketing, the training part of one on churn, and five made by formulas (additive, an interaction, levels, little signal, steps).
/// </summary>
public sealed record BoostedTreesOptions
{
    /// <summary>How many trees there are at most; 1 to 100,000.</summary>
    /// <value>1,000; <see cref="Patience"/> ends long before.</value>
    public int Trees { get; init; } = 1000;

    /// <summary>How much of each tree's answer is taken; above 0, at most 1. Half of it needs about twice the trees.</summary>
    /// <value>0.05.</value>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>How many leaves a tree has at most; 2 to 32, for a tree's leaves are the bits of one word.</summary>
    /// <value>15.</value>
    public int MaxLeaves { get; init; } = 15;

    /// <summary>Into how many bins the values of a column are put at most, missing apart; 2 to 255.</summary>
    /// <value>255.</value>
    public int MaxBins { get; init; } = 255;

    /// <summary>
    /// How many rows a leaf needs; from 1. Histograms do not count rows: while a split is searched, the rows of a side are taken to be its share of the sum of hessians, so that a leaf can have somewhat fewer.
    /// </summary>
    /// <value>20.</value>
    public int MinRowsPerLeaf { get; init; } = 20;

    /// <summary>The sum of hessians, weight · p · (1 - p), that a leaf needs; above 0.</summary>
    /// <value>0.001.</value>
    public double MinHessianPerLeaf { get; init; } = 1e-3;

    /// <summary>What is added to the sum of hessians of a leaf, which pulls its answer to 0; from 0.</summary>
    /// <value>1.</value>
    public double L2 { get; init; } = 1;

    /// <summary>The gain that a split must exceed; from 0.</summary>
    /// <value>0.</value>
    public double MinGain { get; init; }

    /// <summary>Up to how many levels a categorical column is split one level against all others, rather than set against set; from 0.</summary>
    /// <value>4.</value>
    public int OneAgainstAllLevels { get; init; } = 4;

    /// <summary>What is added to the sum of hessians of a level before levels are put in order, which keeps rare levels from the ends; from 0.</summary>
    /// <value>10.</value>
    public double LevelSmoothing { get; init; } = 10;

    /// <summary>What is added to <see cref="L2"/> where a set of levels is split from the others: there are many sets, so that one of them looks good by chance; from 0.</summary>
    /// <value>10.</value>
    public double LevelL2 { get; init; } = 10;

    /// <summary>
    /// How much of what noise would gain is taken from the gain of splitting a set of levels from the others; from 0. Levels put in the order of their own answers seem to gain even if they say nothing: half of k levels
    /// gain 2/pi · k against the other half, one level against all others much less. <see cref="LevelSmoothing"/> and <see cref="LevelL2"/> take their part of it already.
    /// </summary>
    /// <value>0.5.</value>
    public double LevelPenalty { get; init; } = 0.5;

    /// <summary>Levels with fewer rows are pooled into one; from 1. The rarest are pooled, too, where levels are more than bins.</summary>
    /// <value>3.</value>
    public int MinRowsPerLevel { get; init; } = 3;

    /// <summary>The share of columns that each tree may use, rounded up, drawn anew for each; above 0, at most 1.</summary>
    /// <value>0.7.</value>
    public double ColumnShare { get; init; } = 0.7;

    /// <summary>The share of rows that each tree is grown on, drawn anew for each without putting back; above 0, at most 1.</summary>
    /// <value>1.</value>
    public double RowShare { get; init; } = 1;

    /// <summary>
    /// Early stopping: after how many trees without a better log loss on held-out rows no more are tried; 0: never. The number of trees with the least loss is found by <see cref="Folds"/>, and then so many are grown on all
    /// rows. 0 trains about as many times faster as there are folds, and gives <see cref="Trees"/> trees.
    /// </summary>
    /// <value>25.</value>
    public int Patience { get; init; } = 25;

    /// <summary>In how many parts the rows are put for <see cref="Patience"/>, each held out once, both classes spread alike; 2 to 20.</summary>
    /// <value>5.</value>
    public int Folds { get; init; } = 5;

    /// <summary>By what the weights of positive rows are multiplied; above 0. Other than 1 it makes probabilities that need calibration.</summary>
    /// <value>1.</value>
    public double PositiveWeight { get; init; } = 1;

    /// <summary>Numeric, count and boolean columns along which the margin may only move one way.</summary>
    /// <value>None.</value>
    public ImmutableDictionary<string, MonotoneDirection> Monotone { get; init; } = ImmutableDictionary<string, MonotoneDirection>.Empty;

    /// <summary>Seeds every draw.</summary>
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work at most; from 1. The model is the same for any number.</summary>
    /// <value>1.</value>
    public int Threads { get; init; } = 1;

    internal void Check()
    {
        var check = new OptionCheck(nameof(BoostedTreesOptions));
        check.Need(Trees is >= 1 and <= 100_000, Trees, "from 1 to 100,000");
        check.Need(LearningRate is > 0 and <= 1, LearningRate, "above 0 and at most 1");
        check.Need(MaxLeaves is >= 2 and <= 32, MaxLeaves, "from 2 to 32");
        check.Need(MaxBins is >= 2 and <= 255, MaxBins, "from 2 to 255");
        check.Need(MinRowsPerLeaf >= 1, MinRowsPerLeaf, "at least 1");
        check.Need(MinHessianPerLeaf > 0 && double.IsFinite(MinHessianPerLeaf), MinHessianPerLeaf, "above 0");
        check.Need(L2 >= 0 && double.IsFinite(L2), L2, "at least 0");
        check.Need(MinGain >= 0 && double.IsFinite(MinGain), MinGain, "at least 0");
        check.Need(OneAgainstAllLevels >= 0, OneAgainstAllLevels, "at least 0");
        check.Need(LevelSmoothing >= 0 && double.IsFinite(LevelSmoothing), LevelSmoothing, "at least 0");
        check.Need(LevelL2 >= 0 && double.IsFinite(LevelL2), LevelL2, "at least 0");
        check.Need(LevelPenalty >= 0 && double.IsFinite(LevelPenalty), LevelPenalty, "at least 0");
        check.Need(MinRowsPerLevel >= 1, MinRowsPerLevel, "at least 1");
        check.Need(ColumnShare is > 0 and <= 1, ColumnShare, "above 0 and at most 1");
        check.Need(RowShare is > 0 and <= 1, RowShare, "above 0 and at most 1");
        check.Need(Patience >= 0, Patience, "at least 0");
        check.Need(Folds is >= 2 and <= 20, Folds, "from 2 to 20");
        check.Need(PositiveWeight > 0 && double.IsFinite(PositiveWeight), PositiveWeight, "above 0");
        check.Need(Threads >= 1, Threads, "at least 1");
    }
}
