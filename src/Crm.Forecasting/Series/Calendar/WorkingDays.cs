using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Calendar;

/// <summary>Counts working days: a column for <see cref="RegressionForecaster"/>.</summary>
public static class WorkingDays
{
    /// <summary>The working days from a day up to another: Monday to Friday, without holidays.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last.</param>
    /// <param name="holidays">Days that are none; <see langword="null"/>: none.</param>
    /// <returns>How many; 0 where <paramref name="until"/> is not after <paramref name="from"/>.</returns>
    public static int Count(DateOnly from, DateOnly until, IReadOnlySet<DateOnly>? holidays = null)
    {
        var count = 0;
        for (var day = from; day < until; day = day.AddDays(1))
        {
            count += day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && holidays?.Contains(day) != true ? 1 : 0;
        }

        return count;
    }

    /// <summary>The working days of months, one after the other.</summary>
    /// <param name="first">A day in the first month.</param>
    /// <param name="months">How many months: of the known values and of the horizon.</param>
    /// <param name="holidays">Days that are none; <see langword="null"/>: none.</param>
    /// <returns>A number a month.</returns>
    public static ImmutableArray<double> PerMonth(DateOnly first, int months, IReadOnlySet<DateOnly>? holidays = null)
    {
        var start = new DateOnly(first.Year, first.Month, 1);
        return [.. Enumerable.Range(0, months).Select(month => (double)Count(start.AddMonths(month), start.AddMonths(month + 1), holidays))];
    }

    /// <summary>The working days of spans of seven days, one after the other.</summary>
    /// <param name="first">The first day of the first week.</param>
    /// <param name="weeks">How many weeks: of the known values and of the horizon.</param>
    /// <param name="holidays">Days that are none; <see langword="null"/>: none.</param>
    /// <returns>A number a week.</returns>
    public static ImmutableArray<double> PerWeek(DateOnly first, int weeks, IReadOnlySet<DateOnly>? holidays = null)
        => [.. Enumerable.Range(0, weeks).Select(week => (double)Count(first.AddDays(7 * week), first.AddDays(7 * (week + 1)), holidays))];
}
