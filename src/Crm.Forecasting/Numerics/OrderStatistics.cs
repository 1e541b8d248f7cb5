namespace Crm.Forecasting.Numerics;

/// <summary>Medians and quantiles of values in any order.</summary>
internal static class OrderStatistics
{
    /// <summary>The median; the values are sorted by it.</summary>
    public static double Median(Span<double> values) => Quantile(values, 0.5);

    /// <summary>A quantile by linear interpolation (type 7 of Hyndman, Fan 1996); the values are sorted by it.</summary>
    public static double Quantile(Span<double> values, double probability)
    {
        values.Sort();
        return SortedQuantile(values, probability);
    }

    /// <summary>A quantile of sorted values.</summary>
    public static double SortedQuantile(ReadOnlySpan<double> sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var low = (int)place;
        return low + 1 < sorted.Length ? sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low])) : sorted[^1];
    }
}
