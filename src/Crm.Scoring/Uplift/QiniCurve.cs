using System.Collections.Immutable;

namespace Crm.Scoring.Uplift;

/// <summary>A point of a Qini curve.</summary>
/// <param name="Share">The share of rows treated, the most promising first, 0 to 1.</param>
/// <param name="Gain">The outcomes gained by treating them, for each treated row of the experiment; at 1 it is the uplift of all.</param>
public sealed record QiniPoint(double Share, double Gain);

/// <summary>What is gained by treating the most promising rows first (Radcliffe 2007): outcomes of the treated less those of the others, scaled to as many rows.</summary>
/// <param name="Points">The curve at every hundredth, from 0 to 1.</param>
/// <param name="Area">The area between the curve and the straight line of treating by chance.</param>
/// <param name="Coefficient">The Qini coefficient: the area as a share of that of the best order there could be; 0 is no better than chance, 1 perfect, below 0 worse than chance.</param>
public sealed record QiniCurve(ImmutableArray<QiniPoint> Points, double Area, double Coefficient)
{
    /// <summary>The curve of scores on an experiment. Rows with equal scores are one step. O(n log n).</summary>
    /// <param name="uplifts">The predicted uplift of each row; only the order counts.</param>
    /// <param name="treated">Whether it was treated.</param>
    /// <param name="outcomes">What came of it.</param>
    /// <exception cref="ScoringException">Lengths differ (<c>scoring.length_mismatch</c>), a side has no rows (<c>scoring.too_few_rows</c>), or a score is NaN (<c>scoring.invalid_value</c>).</exception>
    public static QiniCurve Of(ReadOnlySpan<double> uplifts, ReadOnlySpan<bool> treated, ReadOnlySpan<bool> outcomes)
    {
        var ranking = UpliftRanking.Of(uplifts, treated, outcomes);
        var measured = ranking.Measure(ranking.Once, []);
        return new(ranking.Curve(100), measured.Area, measured.Coefficient);
    }
}
