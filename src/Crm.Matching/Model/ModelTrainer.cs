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
        var any = Any(cancellationToken);
        var seen = RandomLevels(any);
        var belief = comparisons.Select((comparison, f) => new FieldOdds([1, .. comparison.Belief], [.. seen[f]], [1, .. comparison.Common], comparison.SharedBelief, comparison.KeptBelief)).ToArray();
        var fields = Array.ConvertAll(belief, field => field.Copy());
        SeenPairs[] same = [.. Given().Select(given => Same(given, cancellationToken))];
        SeenPairs[] drawn = [Once(any), .. same];
        // People work for organisations of any name.
        SeenPairs[] alike = [.. same, .. Names().GroupBy(f => comparisons[f].IsNameOfPeople).SelectMany(names => NearNames.Among(drawn, [.. names], fields))];
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
        var dependence = Shared(fields, alike, share);
        for (var round = 0; round < Rounds; round++)
        {
            var input = new EmInput { Patterns = patterns, Pairs = pairs, Labelled = labelled, Strangers = OtherPairs.Strangers(patterns, fields, dependence), AllPairs = sampler.AllPairs, Belief = belief, Moved = Moving, MostUnlike = unlike };
            var em = new ExpectationMaximization(input, fields);
            Trace = em.Run(new(share, moved, together, parted), cancellationToken);
            (share, moved, together, parted) = em.Shares;
            WithoutMatches(fields, seen, share);
            dependence = Shared(fields, alike, share);
        }

        var perEntity = fields.Select(field => comparer.Count * share * field.M[field.Same]).ToArray();
        return new(new(share, moved, together, parted), fields, dependence, [.. comparisons.Select(comparison => comparison.Column.Counts)], perEntity);
    }

    private SeenPairs Any(CancellationToken cancellationToken)
    {
        var draws = (int)Math.Min(RandomPairs, 20 * sampler.AllPairs);
        var (patterns, pairs) = sampler.Any(draws, cancellationToken).Sorted();
        return new([], [], patterns, pairs);
    }

    private SeenPairs Same(int[] given, CancellationToken cancellationToken)
    {
        var (patterns, pairs) = sampler.Same(given, SamePairs, cancellationToken).Sorted();
        return new(given, [], patterns, pairs);
    }

    // Of few pairs each is drawn several times: it is one to learn from.
    private SeenPairs Once(SeenPairs drawn)
    {
        var one = Math.Min(1, sampler.AllPairs / drawn.Pairs.Sum());
        return drawn with { Pairs = Array.ConvertAll(drawn.Pairs, pairs => pairs * one) };
    }

    // How often each level is met among pairs drawn at random: the same value exactly, the others by drawing; a level that was not drawn is half a pair.
    private double[][] RandomLevels(SeenPairs any)
    {
        var levels = new double[comparisons.Length][];
        for (var f = 0; f < levels.Length; f++)
        {
            var counts = new double[comparisons[f].Levels.Count + 1];
            for (var i = 0; i < any.Patterns.Length; i++)
            {
                counts[Pattern.Level(any.Patterns[i], f)] += any.Pairs[i];
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
        var alone = Enumerable.Range(0, comparisons.Length).Where(f => comparisons[f].IsGeographic || comparisons[f].IsName).Select(f => (int[])[f]);
        return Names() is { Length: > 1 } names ? alone.Append(names) : alone;
    }

    // The names that something is made from.
    private int[] Names() => Array.Exists(comparisons, comparison => comparison.IsMadeFromNames) ? [.. Enumerable.Range(0, comparisons.Length).Where(f => comparisons[f].IsName)] : [];

    private Dependence Shared(FieldOdds[] fields, SeenPairs[] alike, double share)
    {
        var conditions = alike.Select(seen => DependenceEstimator.Run(seen, fields, share, MayDependOn(seen.Given[0]))).OfType<Condition>();
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
