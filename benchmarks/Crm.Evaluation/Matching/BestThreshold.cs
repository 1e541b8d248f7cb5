using Crm.Matching;

namespace Crm.Evaluation.Matching;

/// <summary>How well the same clustering does at its best threshold.</summary>
internal static class BestThreshold
{
    private const int LeastBits = -5;
    private const int MostBits = 48;
    private const int CoarseStep = 4;
    private const int FineSteps = 8;

    /// <summary>The highest F1 of clusters over thresholds from -5 to 48 bits: every fourth bit, then eighths of a bit around the best.</summary>
    public static double F1(MatchResult result, Truth truth, CancellationToken cancellationToken)
    {
        var (best, at) = (truth.Judge(ClusterNumbers.Of(result.Clusters, result.Records)).F1, Math.Log2(result.Threshold / (1 - result.Threshold)));
        foreach (var (low, high, step) in new[] { (LeastBits, MostBits, (double)CoarseStep), (-CoarseStep, CoarseStep, 1.0), (-1, 1, 1.0 / FineSteps) })
        {
            var middle = step == CoarseStep ? 0 : at;
            for (var bits = middle + low; bits <= middle + high; bits += step)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var probability = 1 / (1 + Math.Pow(2, -Math.Clamp(bits, LeastBits, MostBits)));
                var f1 = truth.Judge(ClusterNumbers.Of(result.ClustersAt(probability), result.Records)).F1;
                (best, at) = f1 > best ? (f1, bits) : (best, at);
            }
        }

        return best;
    }
}
