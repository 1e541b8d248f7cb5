using Crm.Matching.Fields;

namespace Crm.Matching.Model;

/// <summary>
/// Learns a <see cref="MatchModel"/>: u from pairs drawn at random and from how often values are met, m and the share of matches by EM on the candidate pairs, and what others share from pairs that have a value in common;
/// the last two in turn, as each needs the other.
/// </summary>
/// <param name="comparer">Compares the records.</param>
/// <param name="sampler">Draws pairs.</param>
internal sealed class ModelTrainer(PairComparer comparer, PairSampler sampler)
{
    private const int RandomPairs = 1_000_000;

    private const int SamePairs = 20_000;

    private const int Rounds = 3;

    // So many matches are believed to have moved before a pair was seen.
    private const double Moving = 0.05;

    // Others than matches have at least this share of the agreement that is seen.
    private const double LeastOthers = 0.05;

    private readonly FieldComparison[] comparisons = [.. comparer.Fields];

    /// <summary>The objective of EM, iteration by iteration, of the last round.</summary>
    public List<double> Trace { get; private set; } = [];

    public MatchModel Train(PatternCounts candidates, PatternCounts matches, CancellationToken cancellationToken)
    {
        var seen = RandomLevels(cancellationToken);
        var belief = comparisons.Select((comparison, f) => new FieldOdds([1, .. comparison.Belief], [.. seen[f]], [1, .. comparison.Common], comparison.SharedBelief, comparison.KeptBelief)).ToArray();
        var fields = Array.ConvertAll(belief, field => field.Copy());
        var same = Given().Select(given => (given, sampler.Same(given, SamePairs, cancellationToken).Sorted())).ToArray();
        candidates.Know(matches);
        var (patterns, pairs) = candidates.Sorted();
        var labelled = matches.Of(patterns);
        // With one field of a place, having moved is nothing that others would show.
        var moved = fields.Count(field => field.Kept is not null) > 1 ? Moving : 0;
        var share = Math.Min(0.1, comparer.Count / 4.0 / sampler.AllPairs);
        // Where matches can have moved, those who have not are at one place.
        var unlike = Array.ConvertAll(comparisons, comparison => comparison.KeptBelief is not null && moved == 0 ? 1 : comparison.MostUnlike);
        // Those who live together are told from matches by the fields that they do not share.
        var together = fields.Any(field => field.Shared == 0) && fields.Count(field => field.Shared > 0) > 1 ? share : 0;
        var parted = together * Moving;
        var dependence = Shared(fields, same, share);
        for (var round = 0; round < Rounds; round++)
        {
            var input = new EmInput { Patterns = patterns, Pairs = pairs, Labelled = labelled, Strangers = OtherPairs.Strangers(patterns, fields, dependence), AllPairs = sampler.AllPairs, Belief = belief, Moved = Moving, MostUnlike = unlike };
            var em = new ExpectationMaximization(input, fields);
            Trace = em.Run(new(share, moved, together, parted), cancellationToken);
            (share, moved, together, parted) = em.Shares;
            WithoutMatches(fields, seen, share);
            dependence = Shared(fields, same, share);
        }

        var perEntity = fields.Select(field => comparer.Count * share * field.M[field.Same]).ToArray();
        return new(new(share, moved, together, parted), fields, dependence, [.. comparisons.Select(comparison => comparison.Column.Counts)], perEntity);
    }

    // How often each level is met among pairs drawn at random: the same value exactly, the others by drawing; a level that was not drawn is half a pair.
    private double[][] RandomLevels(CancellationToken cancellationToken)
    {
        var (patterns, pairs) = sampler.Any((int)Math.Min(RandomPairs, 20 * sampler.AllPairs), cancellationToken).Sorted();
        var levels = new double[comparisons.Length][];
        for (var f = 0; f < levels.Length; f++)
        {
            var counts = new double[comparisons[f].Levels.Count + 1];
            for (var i = 0; i < patterns.Length; i++)
            {
                counts[Pattern.Level(patterns[i], f)] += pairs[i];
            }

            var last = counts.Length - 1;
            var different = counts.AsSpan(Pattern.Else, last - Pattern.Else);
            var sum = 0.5 * different.Length;
            foreach (var count in different)
            {
                sum += count;
            }

            counts[last] = Math.Max(sampler.ShareOfSame(f), 0.5 / sampler.AllPairs);
            for (var level = (int)Pattern.Else; level < last; level++)
            {
                counts[level] = (counts[level] + 0.5) / sum * (1 - counts[last]);
            }

            counts[Pattern.Missing] = 1;
            levels[f] = counts;
        }

        return levels;
    }

    // Pairs drawn at random hold some matches: where duplicates are many, they are much of the agreement.
    private static void WithoutMatches(FieldOdds[] fields, double[][] seen, double share)
    {
        for (var f = 0; f < fields.Length; f++)
        {
            var (u, sum) = (fields[f].U, 0.0);
            for (var level = (int)Pattern.Else; level < u.Length; level++)
            {
                u[level] = Math.Max(seen[f][level] - (share * fields[f].M[level]), seen[f][level] * LeastOthers);
                sum += u[level];
            }

            for (var level = (int)Pattern.Else; level < u.Length; level++)
            {
                u[level] /= sum;
            }
        }
    }

    // What says where a place is; names, each and all together.
    private IEnumerable<int[]> Given()
    {
        int[] fields = [.. Enumerable.Range(0, comparisons.Length)];
        int[] names = [.. fields.Where(f => comparisons[f].IsName)];
        var alone = fields.Where(f => comparisons[f].IsGeographic || comparisons[f].IsName).Select(f => (int[])[f]);
        return names.Length > 1 && Array.Exists(comparisons, comparison => comparison.IsMadeFromNames) ? alone.Append(names) : alone;
    }

    private Dependence Shared(FieldOdds[] fields, (int[] Given, (ulong[] Patterns, double[] Pairs) Seen)[] same, double share)
    {
        var conditions = same.Where(found => found.Seen.Patterns.Length > 0).Select(found => DependenceEstimator.Run(found.Given, found.Seen.Patterns, found.Seen.Pairs, fields, share, MayDependOn(found.Given[0])));
        // The field that says most comes first, the others are asked what they add: names of organisations after the places that they are made from, and what is made from names at last.
        return new([.. conditions], [.. Enumerable.Range(0, fields.Length).OrderBy(f => comparisons[f].IsMadeFromNames ? 2 : comparisons[f].IsMadeFromPlaces ? 1 : 0).ThenByDescending(f => fields[f].Weight(fields[f].Same)).ThenBy(f => f)]);
    }

    // As bits: what is made from a name depends on it; of what says where a place is, each part depends on the others.
    private ulong MayDependOn(int given)
    {
        var may = 0ul;
        for (var f = 0; f < comparisons.Length; f++)
        {
            may |= comparisons[given].IsGeographic && comparisons[f].IsGeographic ? 1ul << f : 0;
            may |= comparisons[given].IsGeographic && comparisons[f].IsMadeFromPlaces ? 1ul << f : 0;
            may |= comparisons[given].IsName && comparisons[f].IsMadeFromNames ? 1ul << f : 0;
        }

        return may;
    }
}
