using Crm.Matching.Clustering;
using Crm.Matching.Records;

namespace Crm.Matching.Scoring;

/// <summary>The likely matches, and how many matches there are to be expected.</summary>
internal static class MatchLinks
{
    /// <summary>The links, the surest first: the scored pairs, the copies of a record as a link of its place with itself, and what people have said. O(n log n).</summary>
    /// <param name="scored">The pairs that were compared.</param>
    /// <param name="copied">The places that have several records.</param>
    /// <param name="weigh">What two places weigh, in bits: log2 of the odds.</param>
    /// <param name="labels">What people have said.</param>
    public static List<Link> Of(ScoredPairs scored, int[] copied, Func<int, int, double> weigh, Labels labels)
    {
        var own = copied.Select(place => new Link(place, place, weigh(place, place))).Where(link => link.Weight >= PairScorer.Least);
        List<Link> links = [.. labels.Apply(scored.Pairs), .. own];
        links.Sort((a, b) => (b.Weight, a.Left, a.Right).CompareTo((a.Weight, b.Left, b.Right)));
        return links;
    }

    /// <summary>How many matches there are to be expected among the pairs of records, where <paramref name="scored"/> counts a pair of places once.</summary>
    public static double Expected(double scored, IEnumerable<Link> links, RecordCopies copies) =>
        scored + links.Sum(link => (copies.Pairs(link.Left, link.Right) - (link.Left == link.Right ? 0 : 1)) * Weights.Probability(link.Weight));
}
