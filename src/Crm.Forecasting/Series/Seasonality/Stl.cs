using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Series.Seasonality;

/// <summary>Seasonal-trend decomposition by loess: STL (Cleveland, Cleveland, McRae, Terpenning 1990) for one season, MSTL (Bandara, Hyndman, Bergmeir 2021) for several.</summary>
public static class Stl
{
    // As in MSTL: the seasons are taken off one after the other, and all once more.
    private const int Rounds = 2;

    /// <summary>Takes a series apart. Scaling or shifting the series scales or shifts the parts.</summary>
    /// <param name="series">The series. Missing values are interpolated; seasons that do not fit in twice are left alone.</param>
    /// <param name="options">How smooth; <see langword="null"/>: the defaults.</param>
    /// <returns>Parts that add up to the values, to rounding. Without a season: a trend and a remainder.</returns>
    /// <remarks>Time grows as the number of values times the seasonal window; ten times faster than that for trends, of which every tenth of a window is computed.</remarks>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: a window is even or below 3.</exception>
    public static SeasonalDecomposition Decompose(TimeSeries series, StlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new();
        options.Check();
        return Decompose(Interpolation.Complete(series).Values, [.. series.Seasons], options);
    }

    /// <summary>Takes values apart, none of which is missing.</summary>
    internal static SeasonalDecomposition Decompose(double[] values, int[] seasons, StlOptions options)
    {
        var count = values.Length;
        seasons = Array.FindAll(seasons, season => 2 * season <= count);
        var trend = new double[count];
        if (seasons.Length == 0)
        {
            FollowTrend(values, options, trend);
            return Finish(values, seasons, trend, []);
        }

        var seasonal = Array.ConvertAll(seasons, _ => new double[count]);
        var passes = seasons.Select((season, k) => new StlPass(count, season, options.WindowOf(k), options.TrendWindow, options.Robust)).ToArray();
        double[] left = [.. values];
        for (var round = 0; round < (seasons.Length == 1 ? 1 : Rounds); round++)
        {
            for (var k = 0; k < seasons.Length; k++)
            {
                Add(left, seasonal[k], 1);
                passes[k].Run(left, seasonal[k], trend);
                Add(left, seasonal[k], -1);
            }
        }

        return Finish(values, seasons, trend, seasonal);
    }

    private static void FollowTrend(double[] values, StlOptions options, double[] trend)
    {
        var window = options.TrendWindow ?? (Math.Max(7, values.Length / 5) | 1);
        double[] weights = [];
        for (var pass = 0; pass < (options.Robust ? 5 : 1); pass++)
        {
            Loess.Smooth(values, weights, window, linear: true, 1, trend);
            double[] apart = [.. values.Zip(trend, (value, level) => Math.Abs(value - level))];
            var limit = 6 * OrderStatistics.Median([.. apart]);
            if (limit == 0)
            {
                return;
            }

            weights = Array.ConvertAll(apart, distance => Math.Pow(1 - Math.Pow(Math.Min(1, distance / limit), 2), 2));
        }
    }

    private static SeasonalDecomposition Finish(double[] values, int[] seasons, double[] trend, double[][] seasonal)
    {
        double[] remainder = [.. values];
        Add(remainder, trend, -1);
        foreach (var part in seasonal)
        {
            Add(remainder, part, -1);
        }

        return new([.. seasons], trend, seasonal, remainder);
    }

    private static void Add(double[] to, double[] part, double sign)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += sign * part[i];
        }
    }
}
