namespace Crm.Scoring.Honesty;

/// <summary>The area under the ROC curve by weighted rank sums (Mann-Whitney; Hanley and McNeil 1982).</summary>
internal static class RankSum
{
    /// <summary>The share of pairs of a positive and a negative row in which the positive one scores higher; a tie is half. O(n log n).</summary>
    /// <param name="scores">One finite score a row.</param>
    /// <param name="target">The outcomes, of both classes.</param>
    /// <param name="weights">How much each row counts; empty: each 1.</param>
    public static double Auc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights)
    {
        var (keys, rows) = (scores.ToArray(), new int[scores.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        Array.Sort(keys, rows);
        var (pairs, positives, negatives) = (0.0, 0.0, 0.0);
        for (var i = 0; i < keys.Length;)
        {
            var (tiedPositives, tiedNegatives, score) = (0.0, 0.0, keys[i]);
            for (; i < keys.Length && keys[i] == score; i++)
            {
                var weight = weights.IsEmpty ? 1 : weights[rows[i]];
                (tiedPositives, tiedNegatives) = target[rows[i]] ? (tiedPositives + weight, tiedNegatives) : (tiedPositives, tiedNegatives + weight);
            }

            pairs += tiedPositives * (negatives + (tiedNegatives / 2));
            (positives, negatives) = (positives + tiedPositives, negatives + tiedNegatives);
        }

        return pairs / (positives * negatives);
    }

    /// <summary>The standard error of an AUC on so many positives and negatives (Hanley and McNeil 1982, formula 1).</summary>
    public static double StandardError(double auc, int positives, int negatives)
    {
        var (q1, q2) = (auc / (2 - auc), 2 * auc * auc / (1 + auc));
        var variance = ((auc * (1 - auc)) + ((positives - 1) * (q1 - (auc * auc))) + ((negatives - 1) * (q2 - (auc * auc)))) / ((double)positives * negatives);
        return Math.Sqrt(Math.Max(variance, 0));
    }
}
