using NodaTime;

namespace Crm.Activities;

/// <content>Which days a rule means: periods that the interval leaves out are skipped by arithmetic, the days of the others are looked at one by one.</content>
public sealed partial record RecurrenceRule
{
    private const int LastYear = 9998;

    /// <summary>The first day after <paramref name="after"/> that the rule means, counted from <paramref name="first"/>. <see cref="Count"/> is not looked at; <see cref="Until"/> is.</summary>
    /// <param name="first">The day of the first one.</param>
    /// <param name="after">The day after which to look; one before <paramref name="first"/> gives that.</param>
    /// <returns>The day, or null: there is none until the rule, or the year 9998, ends.</returns>
    public LocalDate? Next(LocalDate first, LocalDate after)
    {
        if (after.Year > LastYear)
        {
            return null;
        }

        var end = Until ?? new LocalDate(LastYear, 12, 31);
        if (after < first)
        {
            return first <= end ? first : null;
        }

        var from = after.PlusDays(1);
        for (var period = StartOfPeriod(first, from); period is { } start && start <= end; period = Plus(start))
        {
            foreach (var day in DaysOf(start, first))
            {
                if (day >= from && Fits(day, first))
                {
                    return day <= end ? day : null;
                }
            }
        }

        return null;
    }

    /// <summary>The days that the rule means, the first included, by <see cref="Count"/> and <see cref="Until"/>.</summary>
    public IEnumerable<LocalDate> Days(LocalDate first)
    {
        var left = Count ?? int.MaxValue;
        for (LocalDate? day = Next(first, first.PlusDays(-1)); day is { } at && left > 0; day = Next(first, at), left--)
        {
            yield return at;
        }
    }

    /// <summary>The start of the first period that the interval reaches and that does not end before a day.</summary>
    private LocalDate? StartOfPeriod(LocalDate first, LocalDate from)
    {
        switch (Frequency)
        {
            case RecurrenceFrequency.Daily:
                return Plus(first, Up(Period.DaysBetween(first, from)));
            case RecurrenceFrequency.Weekly:
                var monday = Monday(first);
                return Plus(monday, Up(Period.DaysBetween(monday, Monday(from)) / 7));
            case RecurrenceFrequency.Monthly:
                return Plus(new(first.Year, first.Month, 1), Up(((from.Year - first.Year) * 12) + from.Month - first.Month));
            default:
                return Plus(new(first.Year, 1, 1), Up(from.Year - first.Year));
        }
    }

    private int Up(int periods) => (periods + Interval - 1) / Interval * Interval;

    private LocalDate? Plus(LocalDate start) => Plus(start, Interval);

    private LocalDate? Plus(LocalDate start, int periods)
    {
        var years = Frequency switch
        {
            RecurrenceFrequency.Daily => periods / 366,
            RecurrenceFrequency.Weekly => periods / 53,
            RecurrenceFrequency.Monthly => periods / 12,
            _ => periods,
        };
        if (start.Year + years > LastYear)
        {
            return null;
        }

        var moved = Frequency switch
        {
            RecurrenceFrequency.Daily => start.PlusDays(periods),
            RecurrenceFrequency.Weekly => start.PlusWeeks(periods),
            RecurrenceFrequency.Monthly => start.PlusMonths(periods),
            _ => start.PlusYears(periods),
        };
        return moved.Year <= LastYear ? moved : null;
    }

    private IEnumerable<LocalDate> DaysOf(LocalDate start, LocalDate first)
    {
        switch (Frequency)
        {
            case RecurrenceFrequency.Daily:
                return [start];
            case RecurrenceFrequency.Weekly:
                return Enumerable.Range(0, 7).Select(start.PlusDays);
            case RecurrenceFrequency.Monthly:
                return DaysOfMonth(start.Year, start.Month, first);
            default:
                return Enumerable.Range(1, 12).SelectMany(month => DaysOfMonth(start.Year, month, first));
        }
    }

    private IEnumerable<LocalDate> DaysOfMonth(int year, int month, LocalDate first) => FitsMonth(month, first)
        ? Enumerable.Range(1, CalendarSystem.Iso.GetDaysInMonth(year, month)).Select(day => new LocalDate(year, month, day))
        : [];

    private bool Fits(LocalDate day, LocalDate first) => FitsMonth(day.Month, first) && FitsMonthDay(day, first) && FitsDay(day, first);

    private bool FitsMonth(int month, LocalDate first)
    {
        if (ByMonth.Count > 0)
        {
            return ByMonth.AsSpan().Contains(month);
        }

        return Frequency != RecurrenceFrequency.Yearly || ByDay.Count + ByMonthDay.Count > 0 || month == first.Month;
    }

    private bool FitsMonthDay(LocalDate day, LocalDate first)
    {
        if (ByMonthDay.Count > 0)
        {
            var length = CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month);
            return ByMonthDay.AsSpan().ContainsAny(day.Day, day.Day - length - 1);
        }

        return Frequency is RecurrenceFrequency.Daily or RecurrenceFrequency.Weekly || ByDay.Count > 0 || day.Day == first.Day;
    }

    private bool FitsDay(LocalDate day, LocalDate first)
    {
        if (ByDay.Count == 0)
        {
            return Frequency != RecurrenceFrequency.Weekly || day.DayOfWeek == first.DayOfWeek;
        }

        var ofYear = Frequency == RecurrenceFrequency.Yearly && ByMonth.Count == 0;
        var (place, length) = ofYear
            ? (day.DayOfYear, CalendarSystem.Iso.GetDaysInYear(day.Year))
            : (day.Day, CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month));
        foreach (var wanted in ByDay)
        {
            if (wanted.Day == day.DayOfWeek && wanted.Ordinal is var n && (n is null || n == ((place - 1) / 7) + 1 || -n == ((length - place) / 7) + 1))
            {
                return true;
            }
        }

        return false;
    }

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
}
