using Crm.Scoring.Boosting.Binning;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>Finds by cross-validation how many trees the data bear. The folds grow side by side, a tree each at a time, and are judged together: all rows have a say, not only one held-out part.</summary>
internal static class TreeCount
{
    /// <summary>The number of trees with the least log loss of the rows held out.</summary>
    public static int Choose(BinnedRows rows, BoostedTreesOptions options, int[] directions, ThreadTeam team, Action<int> grown, CancellationToken cancellationToken)
    {
        // A thread a fold, as there is less to wait for than within a tree; of the folds that are left over the whole team does one after the other.
        var alone = options.Folds - (options.Folds % team.Members);
        var folds = Folds(rows, options.Folds);
        BoostingRun[] runs = [.. Enumerable.Range(0, options.Folds).Select(f => new BoostingRun(rows, options, directions, f < alone ? ThreadTeam.Alone : team, Where(folds, i => i != f), Where(folds, i => i == f)))];
        var hasGrown = new bool[runs.Length];
        var (best, least) = (1, double.PositiveInfinity);
        for (var count = 1; count <= options.Trees && count - best <= options.Patience; count++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            team.Run(alone, f => hasGrown[f] = runs[f].Grow());
            for (var f = alone; f < runs.Length; f++)
            {
                hasGrown[f] = runs[f].Grow();
            }

            if (!hasGrown.Contains(value: true))
            {
                break;
            }

            var loss = runs.Sum(r => r.HeldOutLoss());
            if (loss < least)
            {
                (best, least) = (count, loss);
            }

            grown(count);
        }

        return best;
    }

    // Both classes are spread alike; within a class the order that the rows' content decides is as good as any.
    private static int[] Folds(BinnedRows rows, int count)
    {
        Span<int> next = [0, 0];
        var folds = new int[rows.Rows];
        for (var row = 0; row < folds.Length; row++)
        {
            folds[row] = next[(int)rows.Outcomes[row]]++ % count;
        }

        return folds;
    }

    private static int[] Where(int[] folds, Func<int, bool> isIn) => [.. Enumerable.Range(0, folds.Length).Where(r => isIn(folds[r]))];
}
