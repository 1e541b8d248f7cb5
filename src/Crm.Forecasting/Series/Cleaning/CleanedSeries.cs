using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Cleaning;

/// <summary>A series without gaps and outliers, and what else was seen in it.</summary>
/// <param name="Series">As long as before; missing values and outliers are replaced. Shifts and zeros are left as they are.</param>
/// <param name="Outliers">What was replaced, in order.</param>
/// <param name="Shifts">Where the level changed, in order.</param>
/// <param name="LeadingZeros">How many zeros the series begins with, where it is not one of many zeros: before the first sale.</param>
/// <param name="TrailingZeros">How many it ends with: no longer sold, or not yet counted.</param>
/// <param name="Notes">All of it in words.</param>
public sealed record CleanedSeries(
    TimeSeries Series,
    ImmutableArray<Outlier> Outliers,
    ImmutableArray<LevelShift> Shifts,
    int LeadingZeros,
    int TrailingZeros,
    ImmutableArray<ForecastNote> Notes)
{
    /// <summary>The series from its last shift on, or from the end of its leading zeros.</summary>
    public TimeSeries Recent
    {
        get
        {
            var start = Shifts.IsEmpty ? LeadingZeros : Shifts[^1].Index;
            return start == 0 ? Series : Series.WithValues(Series.Values[start..]);
        }
    }

    /// <summary>The series with what was before each shift moved to the last level: as long as before, seasons and all.</summary>
    public TimeSeries Levelled
    {
        get
        {
            if (Shifts.IsEmpty)
            {
                return Series;
            }

            var values = Series.Values.ToArray();
            foreach (var shift in Shifts)
            {
                for (var i = LeadingZeros; i < shift.Index; i++)
                {
                    values[i] += shift.Size;
                }
            }

            return Series.WithValues(values);
        }
    }
}
