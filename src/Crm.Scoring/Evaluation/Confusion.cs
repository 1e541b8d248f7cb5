namespace Crm.Scoring.Evaluation;

/// <summary>What comes of it when every row with a score of at least a threshold is taken for positive. Counts are sums of weights.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="TruePositives">Positive, and taken for it.</param>
/// <param name="FalsePositives">Negative, and taken for positive.</param>
/// <param name="FalseNegatives">Positive, and taken for negative.</param>
/// <param name="TrueNegatives">Negative, and taken for it.</param>
public sealed record Confusion(double Threshold, double TruePositives, double FalsePositives, double FalseNegatives, double TrueNegatives)
{
    /// <summary>The share of those taken for positive that are; NaN if none is.</summary>
    public double Precision => TruePositives / (TruePositives + FalsePositives);

    /// <summary>The share of the positives that are taken for it; NaN if there is none.</summary>
    public double Recall => TruePositives / (TruePositives + FalseNegatives);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => 2 * TruePositives / ((2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>The share that is taken for what it is.</summary>
    public double Accuracy => (TruePositives + TrueNegatives) / (TruePositives + FalsePositives + FalseNegatives + TrueNegatives);

    /// <summary>Counts. O(n log n).</summary>
    /// <exception cref="ScoringException">As of <see cref="Metrics"/>.</exception>
    public static Confusion At(double threshold, ReadOnlySpan<double> scores, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights = default)
    {
        var ranking = new Ranking(scores, target, weights);
        var (truePositives, falsePositives) = (0.0, 0.0);
        for (var i = 0; i < ranking.Rows && ranking.Scores[i] >= threshold; i++)
        {
            (truePositives, falsePositives) = ranking.Outcomes[i] ? (truePositives + ranking.Weights[i], falsePositives) : (truePositives, falsePositives + ranking.Weights[i]);
        }

        var (positives, negatives) = ranking.Totals();
        return new(threshold, truePositives, falsePositives, positives - truePositives, negatives - falsePositives);
    }
}
