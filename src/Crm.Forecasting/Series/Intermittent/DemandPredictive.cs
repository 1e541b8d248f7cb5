using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Series.Intermittent;

/// <summary>Demand with a probability, of a size as sizes have been.</summary>
/// <remarks>
/// Of n sizes, in order, the i-th is the quantile at i / (n + 1); beyond the last an exponential tail goes on, so that the largest demand seen is not the largest possible. Whole numbers stay whole. No quantile is negative.
/// </remarks>
/// <param name="sizes">Sizes that have been.</param>
/// <param name="mean">What their mean is expected to be.</param>
/// <param name="chance">The probability of demand in a step.</param>
internal sealed class DemandPredictive(double[] sizes, double mean, double chance) : IPredictive
{
    private readonly double[] _sorted = [.. sizes.Order()];
    private readonly double _factor = mean / sizes.Average();
    private readonly bool _whole = Array.TrueForAll(sizes, double.IsInteger);

    public double Quantile(int step, double probability)
    {
        if (probability <= 1 - chance)
        {
            return 0;
        }

        var within = (probability - (1 - chance)) / chance;
        var count = _sorted.Length;
        var place = (within * (count + 1)) - 1;
        var size = place <= 0 ? _sorted[0]
            : place < count - 1 ? OrderStatistics.SortedQuantile(_sorted, place / (count - 1))
            : _sorted[^1] + (Tail() * Math.Log(1 / ((count + 1) * (1 - within))));
        size *= _factor;
        return _whole ? Math.Max(1, Math.Round(size)) : size;
    }

    /// <summary>The mean excess over the upper quartile: that of an exponential tail is its scale.</summary>
    private double Tail()
    {
        var upper = OrderStatistics.SortedQuantile(_sorted, 0.75);
        double[] above = [.. _sorted.Where(size => size > upper)];
        return above.Length == 0 ? 0 : above.Average() - upper;
    }
}
