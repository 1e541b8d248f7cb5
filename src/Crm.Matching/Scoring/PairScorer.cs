using Crm.Matching.Blocking;
using Crm.Matching.Blocking.Pairs;
using Crm.Matching.Clustering;
using Crm.Matching.Fields;
using Crm.Matching.Model;
using Crm.Matching.Records;

namespace Crm.Matching.Scoring;

/// <summary>Goes through the candidate pairs, unit by unit on several threads; what it finds is put together in the order of the units.</summary>
internal sealed class PairScorer(PairComparer comparer, CandidatePairs candidates, int threads)
{
    // About so many pairs tell the model as much as all.
    private const double Sampled = 2_000_000;

    /// <summary>A pair below this weight, a probability of 0.02, is nowhere kept; it counts in the sums only.</summary>
    public static readonly double Least = Weights.OfProbability(0.02);

    // A pair below this weight, whatever its values, adds nothing to any sum.
    private const double Nothing = -24;

    /// <summary>How often each pattern is met; of many pairs a share is looked at, which the pairs' places choose, and counted for all.</summary>
    public PatternCounts Count(double allCandidates, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var one = (ulong)Math.Max(1, allCandidates / Sampled);
        var counts = new PatternCounts();
        ForUnits(one, () => new PatternCounts(), (found, _, patterns) =>
        {
            foreach (var pattern in patterns)
            {
                found.Add(pattern, one);
            }
        }, counts.Add, progress, cancellationToken);
        return counts;
    }

    /// <summary>Weighs all candidates with a model.</summary>
    public ScoredPairs Score(MatchModel model, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var scored = new ScoredPairs();
        using var caches = new ThreadLocal<PatternCache>(() => new(model, comparer));
        ForUnits(1, () => new UnitScores(), (found, pairs, patterns) =>
        {
            var cache = caches.Value!;
            for (var i = 0; i < pairs.Length; i++)
            {
                if (cache.Most(patterns[i]) < Nothing)
                {
                    continue;
                }

                var (left, right) = pairs[i];
                var weight = cache.Weigh(patterns[i], left);
                found.Expected += Weights.Probability(weight);
                if (weight >= Least)
                {
                    found.Pairs.Add(new(left, right, weight));
                }
            }
        }, scored.Add, progress, cancellationToken);
        return scored;
    }

    private void ForUnits<T>(ulong one, Func<T> start, PairWork<T> work, Action<T> end, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var found = new T[candidates.UnitCount];
        var done = 0;
        Parallel.For(0, found.Length, Work.Options(threads, cancellationToken), () => (Pairs: new RecordPair[CandidatePairs.BatchSize], Patterns: new ulong[CandidatePairs.BatchSize]), (unit, _, room) =>
        {
            var own = found[unit] = start();
            candidates.Read(unit, room.Pairs, (pairs, _) =>
            {
                var chosen = room.Pairs.AsSpan(0, Choose(room.Pairs.AsSpan(0, pairs.Length), one));
                var patterns = room.Patterns.AsSpan(0, chosen.Length);
                comparer.Compare(chosen, patterns);
                work(own, chosen, patterns);
            });
            progress?.Report((double)Interlocked.Increment(ref done) / found.Length);
            return room;
        }, _ => { });
        foreach (var unit in found)
        {
            end(unit);
        }
    }

    // Moves every so many-th pair to the front; says how many they are.
    private static int Choose(Span<RecordPair> pairs, ulong one)
    {
        var chosen = 0;
        for (var i = 0; i < pairs.Length; i++)
        {
            if (one == 1 || TextHash.Mix(((ulong)pairs[i].Left << 32) | (uint)pairs[i].Right) % one == 0)
            {
                pairs[chosen++] = pairs[i];
            }
        }

        return chosen;
    }

    private delegate void PairWork<in T>(T found, ReadOnlySpan<RecordPair> pairs, ReadOnlySpan<ulong> patterns);
}
