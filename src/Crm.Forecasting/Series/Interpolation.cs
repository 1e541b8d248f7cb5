using System.Collections.Immutable;
using System.Globalization;
using Crm.Forecasting.Series.Seasonality;

namespace Crm.Forecasting.Series;

/// <summary>Values for the steps that have none.</summary>
internal static class Interpolation
{
    /// <summary>
    /// The values of a series with each missing one on the straight line between its neighbours less the season (by STL, where one fits in three times), within the range of the values that are there; at either end as the nearest one.
    /// </summary>
    public static (double[] Values, ImmutableArray<ForecastNote> Notes) Complete(TimeSeries series)
    {
        var values = series.Values.ToArray();
        if (series.Missing == 0)
        {
            return (values, []);
        }

        var season = series.Season;
        if (season > 1 && values.Length >= 2 * season)
        {
            Fill(values, season);
        }

        Fill(values, 1);
        int[] seasons = [.. series.Seasons.Where(length => 3 * length <= values.Length)];
        if (seasons.Length > 0)
        {
            FillBesideSeason(values, series.Values, seasons);
        }

        return (values, [new(ForecastNoteCodes.Missing, string.Create(CultureInfo.InvariantCulture, $"{series.Missing} of {series.Count} values were missing and are interpolated."))]);
    }

    private static void FillBesideSeason(double[] values, ReadOnlySpan<double> known, int[] seasons)
    {
        var parts = Stl.Decompose(values, seasons, new());
        var level = new double[values.Length];
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < values.Length; i++)
        {
            level[i] = known[i] - parts.SeasonAt(i);
            least = double.IsNaN(known[i]) ? least : Math.Min(least, known[i]);
            most = double.IsNaN(known[i]) ? most : Math.Max(most, known[i]);
        }

        Fill(level, 1);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = double.IsNaN(known[i]) ? Math.Clamp(level[i] + parts.SeasonAt(i), least, most) : known[i];
        }
    }

    /// <summary>Lines along every <paramref name="step"/>th value; what lies at an end takes the nearest.</summary>
    internal static void Fill(double[] values, int step)
    {
        for (var start = 0; start < step; start++)
        {
            var last = -1;
            for (var i = start; i < values.Length; i += step)
            {
                if (double.IsNaN(values[i]))
                {
                    continue;
                }

                for (var gap = last < 0 ? start : last + step; gap < i; gap += step)
                {
                    values[gap] = last < 0 ? values[i] : values[last] + ((values[i] - values[last]) * (gap - last) / (i - last));
                }

                last = i;
            }

            for (var gap = last + step; last >= 0 && gap < values.Length; gap += step)
            {
                values[gap] = values[last];
            }
        }
    }
}
