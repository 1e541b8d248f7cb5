using Crm.Activities;
using NodaTime;

namespace Crm.Tests.Activities;

/// <summary>What a rule means, day by day: walks every day from the first and asks of each whether it is one, by counting.</summary>
internal static class NaiveRecurrence
{
    public static List<LocalDate> Days(RecurrenceRule rule, LocalDate first, LocalDate until)
    {
        var days = new List<LocalDate>();
        for (var day = first; day <= until && day <= (rule.Until ?? until) && days.Count < (rule.Count ?? int.MaxValue); day = day.PlusDays(1))
        {
            if (day == first || IsOne(rule, first, day))
            {
                days.Add(day);
            }
        }

        return days;
    }

    private static bool IsOne(RecurrenceRule rule, LocalDate first, LocalDate day)
    {
        if (Periods(rule.Frequency, first, day) % rule.Interval != 0 || (rule.ByMonth.Count > 0 && !rule.ByMonth.Contains(day.Month)))
        {
            return false;
        }

        var (byDay, byMonthDay) = (rule.ByDay.Count > 0, rule.ByMonthDay.Count > 0);
        if (byMonthDay && !rule.ByMonthDay.Any(n => n > 0 ? day.Day == n : LastOf(day).PlusDays(n + 1) == day))
        {
            return false;
        }

        if (byDay && !rule.ByDay.Any(d => d.Day == day.DayOfWeek && (d.Ordinal is not { } n || IsNth(rule, day, n))))
        {
            return false;
        }

        return rule.Frequency switch
        {
            _ when byDay || byMonthDay => true,
            RecurrenceFrequency.Weekly => day.DayOfWeek == first.DayOfWeek,
            RecurrenceFrequency.Monthly => day.Day == first.Day,
            RecurrenceFrequency.Yearly => day.Day == first.Day && (rule.ByMonth.Count > 0 || day.Month == first.Month),
            _ => true,
        };
    }

    /// <summary>Counts the same weekdays from the start, or the end, of the month or year.</summary>
    private static bool IsNth(RecurrenceRule rule, LocalDate day, int n)
    {
        var ofYear = rule.Frequency == RecurrenceFrequency.Yearly && rule.ByMonth.Count == 0;
        var count = 0;
        for (var at = day; at.Year == day.Year && (ofYear || at.Month == day.Month); at = at.PlusDays(n > 0 ? -7 : 7))
        {
            count++;
        }

        return count == Math.Abs(n);
    }

    private static int Periods(RecurrenceFrequency frequency, LocalDate first, LocalDate day)
    {
        var count = 0;
        switch (frequency)
        {
            case RecurrenceFrequency.Daily:
                return Period.Between(first, day, PeriodUnits.Days).Days;
            case RecurrenceFrequency.Weekly:
                for (var at = first; at < day; at = at.PlusDays(1))
                {
                    count += at.DayOfWeek == IsoDayOfWeek.Sunday ? 1 : 0;
                }

                return count;
            case RecurrenceFrequency.Monthly:
                return (day.Year * 12) + day.Month - (first.Year * 12) - first.Month;
            default:
                return day.Year - first.Year;
        }
    }

    private static LocalDate LastOf(LocalDate day) => new LocalDate(day.Year, day.Month, 1).PlusMonths(1).PlusDays(-1);
}
