using Crm.Scoring.Boosting.Binning;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>Rows that no tree grows on, which tell when to stop.</summary>
internal sealed class HeldOut
{
    private readonly BinnedRows rows;
    private readonly int[] own;
    private readonly int patience;
    private double least = double.PositiveInfinity;
    private int trees;

    private HeldOut(BinnedRows rows, int[] own, int[] others, int patience) => (this.rows, this.own, Others, this.patience) = (rows, own, others, patience);

    /// <summary>The rows that trees grow on.</summary>
    public int[] Others { get; }

    /// <summary>With how many trees the log loss was least.</summary>
    public int BestTrees { get; private set; }

    public bool HasEnough => trees - BestTrees >= patience;

    /// <summary>Draws the share of both classes; at least one row of each stays to grow on.</summary>
    public static HeldOut Draw(BinnedRows rows, BoostedTreesOptions options, Draws draws)
    {
        var all = Enumerable.Range(0, rows.Rows).ToArray();
        var drawn = new HashSet<int>();
        foreach (var outcome in new[] { 0.0, 1.0 })
        {
            int[] members = [.. all.Where(r => rows.Outcomes[r] == outcome)];
            drawn.UnionWith(draws.Some(members, Math.Min((int)Math.Round(members.Length * options.HeldOutShare), members.Length - 1)));
        }

        return new(rows, [.. all.Where(drawn.Contains)], [.. all.Where(r => !drawn.Contains(r))], options.Patience);
    }

    /// <summary>Judges the margins of the rows held out.</summary>
    public void Judge(ReadOnlySpan<double> margins, int count)
    {
        var loss = 0.0;
        foreach (var row in own)
        {
            // log(1 + e^-m) without overflow, m the margin towards the true outcome.
            var margin = rows.Outcomes[row] == 1 ? margins[row] : -margins[row];
            loss += rows.Weights[row] * (Math.Max(-margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin))));
        }

        trees = count;
        if (loss < least)
        {
            (least, BestTrees) = (loss, count);
        }
    }
}
