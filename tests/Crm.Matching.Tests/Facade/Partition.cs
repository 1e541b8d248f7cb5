namespace Crm.Matching.Tests.Facade;

/// <summary>Clusters as sets of records, and how they agree with the truth.</summary>
internal static class Partition
{
    /// <summary>The cluster of each record, named by its smallest member's name.</summary>
    public static int[] Of(MatchResult result, Func<int, int>? name = null)
    {
        name ??= record => record;
        var clusters = new int[result.Records];
        for (var r = 0; r < clusters.Length; r++)
        {
            clusters[name(r)] = name(r);
        }

        foreach (var cluster in result.Clusters)
        {
            var first = cluster.Records.Min(name);
            foreach (var record in cluster.Records)
            {
                clusters[name(record)] = first;
            }
        }

        return clusters;
    }

    /// <summary>F1 over the pairs within clusters.</summary>
    public static double F1(MatchResult result, IReadOnlyList<int> truth, int? split = null)
    {
        var (right, predicted, actual) = (0L, 0L, 0L);
        foreach (var cluster in result.Clusters)
        {
            for (var i = 0; i < cluster.Records.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (a, b) = (cluster.Records[j], cluster.Records[i]);
                    if (split is null || a < split != b < split)
                    {
                        predicted++;
                        right += truth[a] == truth[b] ? 1 : 0;
                    }
                }
            }
        }

        foreach (var group in Enumerable.Range(0, truth.Count).GroupBy(r => truth[r]))
        {
            long left = group.Count(r => r < split), all = group.Count();
            actual += split is null ? all * (all - 1) / 2 : left * (all - left);
        }

        return 2.0 * right / (predicted + actual);
    }
}
