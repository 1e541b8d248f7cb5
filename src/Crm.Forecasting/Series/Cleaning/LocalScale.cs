using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Series.Cleaning;

/// <summary>How large distances usually are near each step, as the median of a wide neighbourhood: series that grow vary more at their end.</summary>
internal static class LocalScale
{
    private const int LeastReach = 20;

    public static double[] Of(double[] apart)
    {
        var count = apart.Length;
        double[] sizes = Array.ConvertAll(apart, Math.Abs);
        // Among few values much of the scale would be chance.
        var least = OrderStatistics.Median([.. sizes]) / 2;
        var reach = Math.Max(LeastReach, count / 6);
        var step = Math.Max(1, reach / 4);
        var scale = new double[count];
        var near = new double[(2 * reach) + 1];
        for (var i = 0; ; i = Math.Min(i + step, count - 1))
        {
            var first = Math.Max(0, i - reach);
            var there = near.AsSpan(0, Math.Min(count, i + reach + 1) - first);
            sizes.AsSpan(first, there.Length).CopyTo(there);
            scale[i] = Math.Max(least, OrderStatistics.Median(there));
            var last = i % step == 0 ? Math.Max(0, i - step) : i - (i % step);
            for (var between = last + 1; between < i; between++)
            {
                scale[between] = scale[last] + ((scale[i] - scale[last]) * (between - last) / (i - last));
            }

            if (i == count - 1)
            {
                return scale;
            }
        }
    }
}
