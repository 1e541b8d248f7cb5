using Crm.Matching;

namespace Crm.Evaluation.Matching;

/// <summary>For each record the number of its cluster.</summary>
internal static class ClusterNumbers
{
    /// <summary>-1: the record is in none.</summary>
    public static int[] Of(IReadOnlyList<RecordCluster> clusters, int records)
    {
        var numbers = new int[records];
        Array.Fill(numbers, -1);
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            foreach (var record in clusters[cluster].Records)
            {
                numbers[record] = cluster;
            }
        }

        return numbers;
    }
}
