using System.Runtime.InteropServices;

namespace Crm.Scoring.Evaluation;

/// <summary>A figure with the interval that it lies in.</summary>
/// <param name="Value">The figure; NaN where there are no rows to compute it of.</param>
/// <param name="Low">The lower end of the interval; NaN, the default: there is no interval.</param>
/// <param name="High">The upper end of the interval; NaN, the default: there is no interval.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Estimate(double Value, double Low = double.NaN, double High = double.NaN)
{
    /// <summary>Whether there is an interval.</summary>
    public bool HasInterval => !double.IsNaN(Low) && !double.IsNaN(High);

    /// <summary>A figure with the interval of the bootstrap, by percentiles (Efron and Tibshirani 1993, chapter 13); none where nothing was drawn.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="drawn">What it was in each resample.</param>
    /// <param name="confidence">The share of the resamples that the interval holds, above 0 and below 1.</param>
    internal static Estimate OfBootstrap(double value, IEnumerable<double> drawn, double confidence)
    {
        double[] sorted = [.. drawn.Order()];
        return sorted.Length == 0 ? new(value) : new(value, Percentile(sorted, (1 - confidence) / 2), Percentile(sorted, (1 + confidence) / 2));
    }

    private static double Percentile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var (low, part) = ((int)place, place - (int)place);
        return low + 1 < sorted.Length ? sorted[low] + (part * (sorted[low + 1] - sorted[low])) : sorted[low];
    }
}
