using System.Collections.Immutable;
using System.Globalization;

namespace Crm.Forecasting.Series.Simple;

/// <summary>Series that leave nothing to estimate.</summary>
internal static class PlainSeries
{
    /// <summary>A forecast for a series whose values are all the same, or fewer than a method needs; otherwise <see langword="null"/>.</summary>
    public static FittedForecaster? Fit(double[] values, int needed, ImmutableArray<ForecastNote> notes)
        => Array.TrueForAll(values, value => value == values[0]) ? SeasonalWalk.Fit("Naive", values, 1, notes.Add(new(ForecastNoteCodes.Constant, string.Create(CultureInfo.InvariantCulture, $"All {values.Length} values are {values[0]:R}; it is repeated, with no spread to estimate."))))
            : values.Length < needed ? SeasonalWalk.Fit("Naive", values, 1, notes.Add(new(ForecastNoteCodes.Short, string.Create(CultureInfo.InvariantCulture, $"{values.Length} values are fewer than the {needed} that the method takes; the last one is repeated."))))
            : null;
}
