using System.Collections.Immutable;

namespace Crm.Scoring.Evaluation;

/// <summary>
/// Figures that judge scores or probabilities by what came. All take the scores, the outcomes, and weights (empty: each row counts 1); none depends on the order of the rows. They throw a <see cref="ScoringException"/> where
/// lengths differ (<c>scoring.length_mismatch</c>), a score is not finite (<c>scoring.invalid_value</c>), there is no row (<c>scoring.too_few_rows</c>), or, where both outcomes are needed, one is missing
/// (<c>scoring.one_class</c>).
/// </summary>
public static class Metrics
{
    /// <summary>The area under the ROC curve: the chance that a positive row has the higher score than a negative one; a tie counts one half. 0.5 is chance, 1 perfect. O(n log n).</summary>
    public static double Auc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights = default) => Auc(new Ranking(scores, target, weights));

    /// <summary>The area under the precision-recall curve as a sum of steps: the precision at each score, weighted by the recall that it adds. The rate of positives is chance, 1 perfect. O(n log n).</summary>
    public static double AveragePrecision(ReadOnlySpan<double> scores, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights = default) => AveragePrecision(new Ranking(scores, target, weights));

    /// <summary>The mean of -log of the probability given to what came; 0 is perfect. Probabilities are kept 1e-15 away from 0 and 1. O(n log n).</summary>
    public static double LogLoss(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights = default) => LogLoss(new Ranking(probabilities, target, weights));

    /// <summary>The mean square of probability minus outcome, 0 to 1; 0 is perfect. O(n log n).</summary>
    public static double Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights = default) => Brier(new Ranking(probabilities, target, weights));

    /// <summary>The expected calibration error: over bins of an equal count of rows (or weight) in the order of their probability, the mean distance between the mean probability and the rate of positives; 0 is perfect. O(n log n).</summary>
    /// <param name="probabilities">The probabilities.</param>
    /// <param name="target">The outcomes.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bins">How many bins; 10 is the default.</param>
    public static double ExpectedCalibrationError(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights = default, int bins = 10) =>
        ExpectedCalibrationError(new Ranking(probabilities, target, weights), bins);

    /// <summary>Lift and gain by tenths of the rows, from the highest scores to the lowest. O(n log n).</summary>
    public static ImmutableArray<Decile> Deciles(ReadOnlySpan<double> scores, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights = default) => Decile.Of(new Ranking(scores, target, weights));

    internal static double Auc(Ranking ranking)
    {
        var (positives, negatives) = ranking.Classes();
        var (above, area) = (0.0, 0.0);
        for (var i = 0; i < ranking.Rows;)
        {
            i = ranking.Tie(i, out var positive, out var negative);
            area += negative * (above + (positive / 2));
            above += positive;
        }

        return area / (positives * negatives);
    }

    /// <summary>The standard error of an AUC on so many positives and negatives (Hanley and McNeil 1982, formula 1).</summary>
    internal static double AucError(double auc, int positives, int negatives)
    {
        var (q1, q2) = (auc / (2 - auc), 2 * auc * auc / (1 + auc));
        var variance = ((auc * (1 - auc)) + ((positives - 1) * (q1 - (auc * auc))) + ((negatives - 1) * (q2 - (auc * auc)))) / ((double)positives * negatives);
        return Math.Sqrt(Math.Max(variance, 0));
    }

    internal static double AveragePrecision(Ranking ranking)
    {
        var (positives, _) = ranking.Classes();
        var (found, seen, sum) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ranking.Rows;)
        {
            i = ranking.Tie(i, out var positive, out var negative);
            found += positive;
            seen += positive + negative;
            sum += positive == 0 ? 0 : positive * found / seen;
        }

        return sum / positives;
    }

    internal static double LogLoss(Ranking ranking) => Mean(ranking, LogLoss);

    /// <summary>The log loss of one row.</summary>
    internal static double LogLoss(double probability, bool outcome) => -Math.Log(Math.Clamp(outcome ? probability : 1 - probability, 1e-15, 1 - 1e-15));

    internal static double Brier(Ranking ranking) => Mean(ranking, static (p, outcome) => outcome ? (1 - p) * (1 - p) : p * p);

    internal static double ExpectedCalibrationError(Ranking ranking, int bins)
    {
        var error = 0.0;
        foreach (var bin in Bin.Of(ranking, bins))
        {
            error += Math.Abs(bin.Scores - bin.Positives);
        }

        var (positive, negative) = ranking.Totals();
        return error / (positive + negative);
    }

    private static double Mean(Ranking ranking, Func<double, bool, double> loss)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < ranking.Rows; i++)
        {
            sum += ranking.Weights[i] * loss(ranking.Scores[i], ranking.Outcomes[i]);
            total += ranking.Weights[i];
        }

        return sum / total;
    }
}
