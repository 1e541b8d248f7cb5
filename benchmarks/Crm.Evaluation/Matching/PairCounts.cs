using System.Runtime.InteropServices;

namespace Crm.Evaluation.Matching;

/// <summary>Pairs of records that are said to be the same, that are the same, and both. Counted by the sizes of groups, never pair by pair.</summary>
/// <param name="Predicted">Pairs within clusters.</param>
/// <param name="True">Pairs that are the same.</param>
/// <param name="Both">Pairs within clusters that are the same.</param>
/// <param name="Judged">Of the pairs within clusters, those of which it is known whether they are the same.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PairCounts(long Predicted, long True, long Both, long Judged)
{
    /// <summary>The share of the pairs within clusters that are the same; 1 where there is none.</summary>
    public double Precision => Judged == 0 ? 1 : (double)Both / Judged;

    /// <summary>The share of the pairs that are the same that are within clusters; 1 where there is none.</summary>
    public double Recall => True == 0 ? 1 : (double)Both / True;

    public double F1 => True + Judged == 0 ? 1 : 2.0 * Both / (True + Judged);

    /// <summary>Pairs within groups. O(records).</summary>
    /// <param name="clusters">For each record its cluster; -1: it is in none.</param>
    /// <param name="truth">For each record who it is of; -1: of nobody else.</param>
    /// <param name="left">Linking, how many records the left source has: only pairs across count. Null: there is one source.</param>
    public static PairCounts Of(int[] clusters, int[] truth, int? left = null)
    {
        var predicted = Within(clusters, record => clusters[record], left);
        return new(predicted, Within(truth, record => truth[record], left), Within(clusters, record => clusters[record] < 0 || truth[record] < 0 ? -1 : ((long)clusters[record] << 32) | (uint)truth[record], left), predicted);
    }

    /// <summary>The number of pairs within clusters.</summary>
    public static long Within(int[] clusters, int? left) => Within(clusters, record => clusters[record], left);

    private static long Within(int[] records, Func<int, long> groupOf, int? left)
    {
        var sizes = new Dictionary<long, (long Left, long Right)>();
        for (var record = 0; record < records.Length; record++)
        {
            if (groupOf(record) is >= 0 and var group)
            {
                ref var size = ref CollectionsMarshal.GetValueRefOrAddDefault(sizes, group, out _);
                size = record < (left ?? 0) ? (size.Left + 1, size.Right) : (size.Left, size.Right + 1);
            }
        }

        return sizes.Values.Sum(size => left is null ? size.Right * (size.Right - 1) / 2 : size.Left * size.Right);
    }
}
