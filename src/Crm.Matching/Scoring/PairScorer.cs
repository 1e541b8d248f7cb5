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
        ForUnits(() => new PatternCounts(), (found, pairs, _) =>
        {
            foreach (var (left, right) in pairs)
            {
                if (one == 1 || TextHash.Mix(((ulong)left << 32) | (uint)right) % one == 0)
                {
                    found.Add(comparer.Compare(left, right), one);
                }
            }
        }, counts.Add, progress, cancellationToken);
        return counts;
    }

    /// <summary>Weighs all candidates with a model.</summary>
    public ScoredPairs Score(MatchModel model, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var scored = new ScoredPairs();
        using var caches = new ThreadLocal<PatternCache>(() => new(model, comparer));
        ForUnits(() => new UnitScores(), (found, pairs, _) =>
        {
            var cache = caches.Value!;
            foreach (var (left, right) in pairs)
            {
                var pattern = comparer.Compare(left, right);
                if (cache.Most(pattern) < Nothing)
                {
                    continue;
                }

                var weight = cache.Weigh(pattern, left);
                found.Expected += Weights.Probability(weight);
                if (weight >= Least)
                {
                    found.Pairs.Add(new(left, right, weight));
                }
            }
        }, scored.Add, progress, cancellationToken);
        return scored;
    }

    private void ForUnits<T>(Func<T> start, PairWork<T> work, Action<T> end, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var found = new T[candidates.UnitCount];
        var done = 0;
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, () => new RecordPair[CandidatePairs.BatchSize], (unit, _, buffer) =>
        {
            var own = found[unit] = start();
            candidates.Read(unit, buffer, (pairs, key) => work(own, pairs, key));
            progress?.Report((double)Interlocked.Increment(ref done) / found.Length);
            return buffer;
        }, _ => { });
        foreach (var unit in found)
        {
            end(unit);
        }
    }

    private delegate void PairWork<in T>(T found, ReadOnlySpan<RecordPair> pairs, int key);
}
