namespace Crm.Evaluation.Matching;

/// <summary>Pairs of which it is known whether they match.</summary>
/// <param name="matches">Those that do.</param>
/// <param name="others">Those that do not; null: all pairs that are not listed.</param>
/// <param name="left">Linking, how many records the left source has; null: there is one source.</param>
internal sealed class KnownPairs(IReadOnlyCollection<(int A, int B)> matches, IReadOnlyCollection<(int A, int B)>? others, int? left) : Truth
{
    public override PairCounts Judge(int[] clusters)
    {
        long Together(IEnumerable<(int A, int B)> pairs) => pairs.LongCount(pair => clusters[pair.A] >= 0 && clusters[pair.A] == clusters[pair.B]);
        var (predicted, both) = (PairCounts.Within(clusters, left), Together(matches));
        return new(predicted, matches.Count, both, others is null ? predicted : both + Together(others));
    }
}
