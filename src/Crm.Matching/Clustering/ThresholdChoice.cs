using System.Runtime.InteropServices;
using Crm.Matching.Records;
using Crm.Matching.Scoring;

namespace Crm.Matching.Clustering;

/// <summary>A threshold, and what pairs over whole clusters are expected to be at it.</summary>
/// <param name="Weight">Links of at least this weight are followed.</param>
/// <param name="Pairs">How many pairs are joined.</param>
/// <param name="Precision">The expected share of the joined pairs that match; 1: nothing is joined.</param>
/// <param name="Recall">The expected share of the matches among the candidates that are joined; 1: there are none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ThresholdChoice(double Weight, double Pairs, double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    // Two records joined wrongly cost more than two that were missed: of so many pairs one may be expected to be wrong, and one in all of few pairs. Models like this one are sure too soon, so that some more will be.
    private const double MostWrong = 0.0003;

    // Thresholds whose expected F1 is nearer to the best are as good: the middle of them is farthest from either error.
    private const double AsGood = 0.001;

    // A threshold of 0.999 is as far as one goes for that.
    private const double Highest = 10;

    /// <summary>The threshold of the best expected F1, among those that are more likely than not and at which hardly a pair is expected to be wrong; of a range that is as good its middle.</summary>
    public static ThresholdChoice Best(IReadOnlyList<Join> joins, IReadOnlyList<Link> links, RecordCopies copies, double expected)
    {
        var likely = Curve(joins, links, copies, expected).Where(choice => choice.Weight >= 0).ToList();
        var choices = likely.FindAll(choice => (1 - choice.Precision) * choice.Pairs <= Math.Max(1, MostWrong * choice.Pairs));
        if (likely.Count == 0)
        {
            return new(0, 0, 1, expected > 0 ? 0 : 1);
        }

        // Where the surest join already may be wrong in several pairs (the copies of a record that says little), that of the best expected F1.
        choices = choices.Count == 0 ? likely : choices;
        var best = choices.Max(choice => choice.F1);
        var good = choices.Where(choice => choice.F1 >= best - AsGood).Select(choice => choice.Weight).ToList();
        return At((Math.Min(good.Max(), Highest) + Math.Min(good.Min(), Highest)) / 2, joins, links, copies, expected);
    }

    /// <summary>What is expected at a threshold that was given.</summary>
    public static ThresholdChoice At(double weight, IReadOnlyList<Join> joins, IReadOnlyList<Link> links, RecordCopies copies, double expected) =>
        Curve(joins, links, copies, expected).TakeWhile(choice => choice.Weight >= weight).DefaultIfEmpty(new(weight, 0, 1, expected > 0 ? 0 : 1)).Last() with { Weight = weight };

    // Pairs that a join of probability p brings match with p, all together; what is below the threshold is missed by as much as it is likely.
    private static IEnumerable<ThresholdChoice> Curve(IReadOnlyList<Join> joins, IReadOnlyList<Link> links, RecordCopies copies, double expected)
    {
        var below = expected;
        var (next, matching, joined) = (0, 0.0, 0.0);
        for (var j = 0; j < joins.Count; j++)
        {
            var weight = joins[j].Link.Weight;
            for (; next < links.Count && links[next].Weight >= weight; next++)
            {
                below -= copies.Pairs(links[next].Left, links[next].Right) * Weights.Probability(links[next].Weight);
            }

            var pairs = joins[j].Pairs;
            (joined, matching) = (joined + pairs, matching + (pairs * Weights.Probability(weight)));
            if (j == joins.Count - 1 || joins[j + 1].Link.Weight < weight)
            {
                yield return new(weight, joined, joined == 0 ? 1 : matching / joined, matching + below <= 0 ? 1 : matching / (matching + Math.Max(0, below)));
            }
        }
    }
}
