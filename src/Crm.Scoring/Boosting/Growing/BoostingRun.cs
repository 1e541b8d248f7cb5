using Crm.Scoring.Boosting.Binning;
using Crm.Scoring.Boosting.Forests;
using Crm.Scoring.Models;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>Grows tree after tree on some rows, each on what the ones before it left.</summary>
internal sealed class BoostingRun
{
    private readonly BinnedRows rows;
    private readonly BoostedTreesOptions options;
    private readonly int[] own;
    private readonly int[] heldOut;
    private readonly double[] margins;
    private readonly Draws draws;
    private readonly Gradients gradients;
    private readonly TreeGrower grower;

    /// <param name="rows">All rows.</param>
    /// <param name="options">How trees are grown.</param>
    /// <param name="directions">1, -1 or 0 for each column.</param>
    /// <param name="team">The threads that do it.</param>
    /// <param name="own">The rows to grow on.</param>
    /// <param name="heldOut">The other rows.</param>
    public BoostingRun(BinnedRows rows, BoostedTreesOptions options, int[] directions, ThreadTeam team, int[] own, int[] heldOut)
    {
        (this.rows, this.options, this.own, this.heldOut) = (rows, options, own, heldOut);
        draws = new(options.Seed);
        margins = new double[rows.Rows];
        gradients = new(rows.Rows, team);
        grower = new(rows, gradients, options, directions, team);
        Start = LogOdds();
        Array.Fill(margins, Start);
    }

    /// <summary>The margin before any tree.</summary>
    public double Start { get; }

    public List<TreeNode[]> Trees { get; } = [];

    /// <summary>Grows one more tree, unless there is nothing to split; false if that would be so another time, too, as nothing is drawn.</summary>
    public bool Grow()
    {
        gradients.Compute(margins, rows.Outcomes, rows.Weights);
        var sample = options.RowShare < 1 ? draws.Some(own, Share(own.Length, options.RowShare)) : own;
        var tree = grower.Grow(sample, Columns(), margins);
        if (tree.IsLeaf)
        {
            return options is not { ColumnShare: 1, RowShare: 1 };
        }

        if (sample.Length < own.Length)
        {
            tree.AddToOthers([.. own.Except(sample)], margins);
        }

        tree.AddToOthers(heldOut, margins);
        Trees.Add([.. tree.Nodes]);
        return true;
    }

    /// <summary>The weighted log loss of the rows held out.</summary>
    public double HeldOutLoss()
    {
        var loss = 0.0;
        foreach (var row in heldOut)
        {
            loss += rows.Weights[row] * Logit.Loss(margins[row], rows.Outcomes[row] == 1);
        }

        return loss;
    }

    // Of the weighted share of positives: the best margin without any column.
    private double LogOdds()
    {
        var (positive, all) = (0.0, 0.0);
        foreach (var row in own)
        {
            positive += rows.Outcomes[row] * rows.Weights[row];
            all += rows.Weights[row];
        }

        return Math.Log(positive / (all - positive));
    }

    private bool[] Columns()
    {
        var columns = new bool[rows.Columns.Length];
        foreach (var column in draws.Some([.. Enumerable.Range(0, columns.Length)], Share(columns.Length, options.ColumnShare)))
        {
            columns[column] = true;
        }

        return columns;
    }

    // Rounded up: of two or three columns a tree has all, or it could not see what they say together.
    private static int Share(int count, double share) => Math.Clamp((int)Math.Ceiling(count * share), Math.Min(1, count), count);
}
