using Crm.Forecasting.Numerics;
using Crm.Forecasting.Series.Seasonality;

namespace Crm.Forecasting.Series.Cleaning;

/// <summary>Finds values far from what their season (by robust STL) and the median of their neighbours say, in the local scale of such distances.</summary>
/// <param name="seasons">Seasons that fit in three times at least.</param>
/// <param name="limit">Ranges of the middle 80 % beyond its ends.</param>
internal sealed class OutlierSearch(int[] seasons, double limit)
{
    // Keeps edges: a shift of level is none. Three neighbours on either side and the value itself.
    private const int Neighbours = 3;
    private const int Passes = 5;
    private const int RoundsToChange = 7;

    /// <summary>Replaces outliers, and gives their places and the seasons' sum.</summary>
    public (SortedSet<int> Found, double[] Season) Run(double[] values)
    {
        // Of few seasons a changing figure would follow the outliers.
        var fixedFigure = seasons.Length > 0 && values.Length < RoundsToChange * seasons[^1];
        var options = new StlOptions { Robust = true, Periodic = fixedFigure, SeasonalWindow = RoundsToChange };
        var found = new SortedSet<int>();
        var season = new double[values.Length];
        for (var pass = 0; pass < Passes; pass++)
        {
            var parts = Stl.Decompose(values, seasons, options);
            for (var i = 0; i < values.Length; i++)
            {
                season[i] = parts.SeasonAt(i);
            }

            double[] level = [.. values.Zip(season, (value, term) => value - term)];
            found.UnionWith(Far(Apart(level), Roughness(level)));
            if (found.Count == 0)
            {
                break;
            }

            // Also without a new one: the season was found with the outliers in it.
            Replace(values, season, found);
        }

        return (found, season);
    }

    /// <summary>Each value without season less the median of its neighbourhood, as wide on either side: a line has none. The first and the last value are their own.</summary>
    private static double[] Apart(double[] level)
    {
        var apart = new double[level.Length];
        Span<double> near = stackalloc double[(2 * Neighbours) + 1];
        for (var i = 0; i < apart.Length; i++)
        {
            var reach = Math.Min(Neighbours, Math.Min(i, level.Length - 1 - i));
            var there = near[..((2 * reach) + 1)];
            level.AsSpan(i - reach, there.Length).CopyTo(there);
            apart[i] = level[i] - OrderStatistics.Median(there);
        }

        return apart;
    }

    /// <summary>Each value less the mean of the two beside it: what is usual is measured by it, since a value is often its neighbourhood's median itself.</summary>
    private static double[] Roughness(double[] level)
    {
        var rough = new double[level.Length];
        for (var i = 0; i < rough.Length; i++)
        {
            var middle = Math.Clamp(i, 1, level.Length - 2);
            rough[i] = level[middle] - ((level[middle - 1] + level[middle + 1]) / 2);
        }

        return rough;
    }

    private List<int> Far(double[] apart, double[] rough)
    {
        var scale = LocalScale.Of(rough);
        double[] sorted = [.. rough.Zip(scale, (distance, unit) => unit > 0 ? distance / unit : 0).Order()];
        var (low, high) = (OrderStatistics.SortedQuantile(sorted, 0.1), OrderStatistics.SortedQuantile(sorted, 0.9));
        var reach = limit * (high - low);
        var far = new List<int>();
        for (var i = 0; i < apart.Length; i++)
        {
            if (reach > 0 && (apart[i] < (low - reach) * scale[i] || apart[i] > (high + reach) * scale[i]))
            {
                far.Add(i);
            }
        }

        return far;
    }

    /// <summary>Puts each outlier on the line between its neighbours, less the season.</summary>
    private static void Replace(double[] values, double[] season, SortedSet<int> found)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = found.Contains(i) ? double.NaN : values[i] - season[i];
        }

        Interpolation.Fill(values, 1);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += season[i];
        }
    }
}
