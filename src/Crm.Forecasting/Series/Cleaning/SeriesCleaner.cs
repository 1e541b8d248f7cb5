using System.Collections.Immutable;
using System.Globalization;

namespace Crm.Forecasting.Series.Cleaning;

/// <summary>Looks a series over before it is forecast: gaps, outliers, shifts of level, zeros at its ends.</summary>
/// <remarks>
/// A method that is fitted to a cleaned series has not seen its outliers: its intervals hold for steps without one. <see cref="CleaningForecaster"/> puts them back into the distribution.
/// </remarks>
public static class SeriesCleaner
{
    private const int LeastValues = 12;
    private const int LeastZeros = 3;
    private const double ManyZeros = 0.2;

    /// <summary>Cleans a series. Scaling or shifting one without zeros scales or shifts what comes out.</summary>
    /// <param name="series">The series. Where a season does not fit in three times, outliers and shifts cannot be told from it and are not looked for; the first and the last value cannot be told from the beginning of something new; nothing is looked for among fewer than 12 values, nor where a fifth of them are zeros (see <c>Intermittent</c>).</param>
    /// <param name="options">The limits; <see langword="null"/>: the defaults.</param>
    /// <returns>The cleaned series and what was found.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: a limit is out of range.</exception>
    public static CleanedSeries Clean(TimeSeries series, CleaningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new();
        options.Check();
        var (values, notes) = Interpolation.Complete(series);
        var (leading, trailing) = ZerosAtEnds(values);
        var core = values[leading..(values.Length - trailing)];
        var (outliers, shifts) = (ImmutableArray<Outlier>.Empty, ImmutableArray<LevelShift>.Empty);
        if (core.Length >= LeastValues && core.Count(value => value == 0) < ManyZeros * core.Length && series.Seasons.All(season => 3 * season <= core.Length))
        {
            var (found, season) = new OutlierSearch([.. series.Seasons], options.OutlierLimit).Run(core);
            outliers = [.. found.Select(i => new Outlier(leading + i, values[leading + i], core[i]))];
            double[] level = [.. core.Zip(season, (value, term) => value - term)];
            shifts = [.. ShiftSearch.Find(level, options.ShiftLimit).Select(shift => shift with { Index = shift.Index + leading })];
        }

        core.CopyTo(values, leading);
        return new(series.WithValues(values), outliers, shifts, leading, trailing, [.. notes, .. Say(outliers, shifts, leading, trailing), .. Constant(values)]);
    }

    private static (int Leading, int Trailing) ZerosAtEnds(double[] values)
    {
        var first = Array.FindIndex(values, value => value != 0);
        if (first < 0)
        {
            return (0, 0);
        }

        var last = Array.FindLastIndex(values, value => value != 0);
        // Where zeros are usual, those at the ends are nothing special.
        var within = values[first..(last + 1)];
        return within.Count(value => value == 0) < ManyZeros * within.Length
            ? (first >= LeastZeros ? first : 0, values.Length - 1 - last >= LeastZeros ? values.Length - 1 - last : 0)
            : (0, 0);
    }

    private static IEnumerable<ForecastNote> Constant(double[] values)
    {
        if (Array.TrueForAll(values, value => value == values[0]))
        {
            yield return new(ForecastNoteCodes.Constant, Text($"All {values.Length} values are {values[0]}."));
        }
    }

    private static IEnumerable<ForecastNote> Say(ImmutableArray<Outlier> outliers, ImmutableArray<LevelShift> shifts, int leading, int trailing)
    {
        if (!outliers.IsEmpty)
        {
            var first = outliers[0];
            yield return new(ForecastNoteCodes.Outliers, Text($"{(outliers.Length == 1 ? "One outlier was" : $"{outliers.Length} outliers were")} replaced, the first at {first.Index}: {first.Replacement:G6} instead of {first.Value:G6}."));
        }

        foreach (var shift in shifts)
        {
            yield return new(ForecastNoteCodes.LevelShift, Text($"The level changed by {shift.Size:G6} at {shift.Index}."));
        }

        if (leading + trailing > 0)
        {
            yield return new(ForecastNoteCodes.Zeros, Text($"The series begins with {leading} zeros and ends with {trailing}."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
