using System.Collections.Immutable;
using Crm.Scoring.Boosting.Binning;
using Crm.Scoring.Boosting.Forests;
using Crm.Scoring.Models;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>Grows tree after tree, each on what the ones before it left.</summary>
internal sealed class BoostingRun(BinnedRows rows, BoostedTreesOptions options, int[] directions, ParallelOptions parallel)
{
    private readonly Draws draws = new(options.Seed);
    private readonly double[] margins = new double[rows.Rows];

    public BoostedTrees Run(ImmutableArray<InputColumn> inputs, IProgress<double>? progress)
    {
        var heldOut = options.Patience > 0 ? HeldOut.Draw(rows, options, draws) : null;
        var own = heldOut is null ? [.. Enumerable.Range(0, rows.Rows)] : heldOut.Others;
        var start = Start(own);
        Array.Fill(margins, start);
        var gradients = new Gradients(rows.Rows);
        var grower = new TreeGrower(rows, gradients, options, directions, parallel);
        var trees = new List<TreeNode[]>();
        for (var i = 0; i < options.Trees && heldOut is not { HasEnough: true }; i++)
        {
            parallel.CancellationToken.ThrowIfCancellationRequested();
            gradients.Compute(margins, rows.Outcomes, rows.Weights);
            var sample = options.RowShare < 1 ? draws.Some(own, Share(own.Length, options.RowShare)) : own;
            var tree = grower.Grow(sample, Columns());
            if (tree.IsStump && options is { ColumnShare: 1, RowShare: 1 })
            {
                break;
            }

            tree.AddToOwn(margins);
            if (sample.Length < rows.Rows)
            {
                tree.AddToOthers(Others(sample), margins);
            }

            trees.Add(tree.Nodes);
            heldOut?.Judge(margins, trees.Count);
            progress?.Report((i + 1.0) / options.Trees);
        }

        progress?.Report(1);
        return new(inputs, start, [.. trees.Take(heldOut?.BestTrees ?? trees.Count)]);
    }

    // The log-odds of the weighted share of positives: the best margin without any column.
    private double Start(ReadOnlySpan<int> own)
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
        var count = rows.Columns.Length;
        if (options.ColumnShare == 1)
        {
            return [.. Enumerable.Repeat(element: true, count)];
        }

        var columns = new bool[count];
        foreach (var column in draws.Some([.. Enumerable.Range(0, count)], Share(count, options.ColumnShare)))
        {
            columns[column] = true;
        }

        return columns;
    }

    private int[] Others(int[] sample)
    {
        var isIn = new bool[rows.Rows];
        foreach (var row in sample)
        {
            isIn[row] = true;
        }

        return [.. Enumerable.Range(0, rows.Rows).Where(r => !isIn[r])];
    }

    private static int Share(int count, double share) => Math.Clamp((int)Math.Round(count * share), Math.Min(1, count), count);
}
