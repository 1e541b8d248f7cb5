using System.Collections.Immutable;
namespace Crm.Scoring.Uplift;

/// <summary>The rows of an experiment by falling score, each counted once or as often as a bootstrap sample drew it.</summary>
internal sealed class UpliftRanking
{
    private readonly bool[] treated;
    private readonly bool[] outcomes;
    private readonly int[] groupEnds;

    private UpliftRanking(bool[] treated, bool[] outcomes, int[] groupEnds)
    {
        (this.treated, this.outcomes, this.groupEnds) = (treated, outcomes, groupEnds);
        Treated = [.. Enumerable.Range(0, treated.Length).Where(i => treated[i])];
        Control = [.. Enumerable.Range(0, treated.Length).Where(i => !treated[i])];
        Once = new int[treated.Length];
        Array.Fill(Once, 1);
    }

    /// <summary>The places of the treated rows.</summary>
    public int[] Treated { get; }

    /// <summary>The places of the others.</summary>
    public int[] Control { get; }

    /// <summary>Every row once.</summary>
    public int[] Once { get; }

    public static UpliftRanking Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> treated, ReadOnlySpan<bool> outcomes)
    {
        Arms.Check(treated, outcomes);
        Lengths.Need(scores.Length, treated.Length, "The scores have");
        var (keys, rows, ends) = (new double[scores.Length], new int[scores.Length], new List<int>());
        for (var i = 0; i < keys.Length; i++)
        {
            (keys[i], rows[i]) = (-scores[i], i);
            if (double.IsNaN(keys[i]))
            {
                throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Score {i} is NaN; every row needs a score.");
            }
        }

        Array.Sort(keys, rows);
        var (arms, ranked) = (new bool[rows.Length], new bool[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            (arms[i], ranked[i]) = (treated[rows[i]], outcomes[rows[i]]);
            if (i + 1 == rows.Length || keys[i + 1] != keys[i])
            {
                ends.Add(i + 1);
            }
        }

        return new(arms, ranked, [.. ends]);
    }

    /// <summary>The figures of the rows, each counted so often; <see cref="UpliftMeasure.AtShares"/> for each of the shares, ascending or not. O(rows).</summary>
    public UpliftMeasure Measure(ReadOnlySpan<int> counts, ImmutableArray<double> shares)
    {
        var all = default(UpliftTally);
        for (var i = 0; i < counts.Length; i++)
        {
            all.Add(treated[i], outcomes[i], counts[i]);
        }

        var (area, at) = (0.0, new double[shares.Length]);
        Array.Fill(at, all.Uplift);
        Steps(counts, (from, to) =>
        {
            area += (to.Rows - from.Rows) / all.Rows * (from.Gain(all) + to.Gain(all)) / 2;
            for (var k = 0; k < at.Length; k++)
            {
                var rows = shares[k] * all.Rows;
                at[k] = from.Rows < rows && rows <= to.Rows ? from.Towards(to, rows).Uplift : at[k];
            }
        });
        area -= all.Uplift / 2;
        var best = all.BestArea;
        return new(all.Rate, all.ControlRate, area, best > 0 ? area / best : 0, at);
    }

    /// <summary>The curve at equal steps, every row counted once.</summary>
    public ImmutableArray<QiniPoint> Curve(int steps)
    {
        var all = default(UpliftTally);
        for (var i = 0; i < treated.Length; i++)
        {
            all.Add(treated[i], outcomes[i], 1);
        }

        var points = new List<QiniPoint> { new(0, 0) };
        Steps(Once, (from, to) =>
        {
            while (points.Count <= steps && points.Count * all.Rows <= to.Rows * steps)
            {
                var rows = points.Count * all.Rows / steps;
                points.Add(new(rows / all.Rows, from.Gain(all) + ((to.Gain(all) - from.Gain(all)) * (rows - from.Rows) / (to.Rows - from.Rows))));
            }
        });
        return [.. points];
    }

    private void Steps(ReadOnlySpan<int> counts, Action<UpliftTally, UpliftTally> step)
    {
        var (at, from) = (0, default(UpliftTally));
        foreach (var end in groupEnds)
        {
            var to = from;
            for (; at < end; at++)
            {
                to.Add(treated[at], outcomes[at], counts[at]);
            }

            if (to.Rows > from.Rows)
            {
                step(from, to);
            }

            from = to;
        }
    }
}
