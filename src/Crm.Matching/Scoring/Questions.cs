namespace Crm.Matching.Scoring;

/// <summary>Which pairs an answer would say most about.</summary>
internal static class Questions
{
    // A pair that is this many bits from the threshold is hardly in doubt.
    private const double Doubt = 7;

    /// <summary>The pairs in doubt, one of each pattern in turn, the patterns with the most doubt first (uncertainty sampling: Settles, Active Learning Literature Survey, 2009, 3.1; patterns keep the questions unlike).</summary>
    public static IEnumerable<RecordLink> Of(MatchRun run)
    {
        var doubtful = run.Links.Where(link => Math.Abs(link.Weight - run.Choice.Weight) < Doubt && !run.IsLabelled(link));
        var kinds = doubtful.GroupBy(run.PatternOf).Select(kind => kind.OrderBy(link => Math.Abs(link.Weight - run.Choice.Weight)).ToArray())
            .OrderByDescending(kind => kind.Sum(link => Entropy(link.Weight))).ToArray();
        for (var turn = 0; kinds.Any(kind => kind.Length > turn); turn++)
        {
            foreach (var kind in kinds.Where(kind => kind.Length > turn))
            {
                yield return run.Link(kind[turn]);
            }
        }
    }

    private static double Entropy(double weight)
    {
        var p = Weights.Probability(weight);
        return p is 0 or 1 ? 0 : -(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p));
    }
}
