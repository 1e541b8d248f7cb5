using NodaTime;

namespace Crm.Criteria.Time;

/// <summary>What relative times and calendar periods mean at one instant, in one zone, with one fiscal year.</summary>
internal sealed class TimeFrame
{
    private readonly DateTimeZone zone;
    private readonly int fiscalStartMonth;
    private readonly LocalDateTime local;

    /// <summary>Makes a frame; the instant is cut to its microsecond.</summary>
    public TimeFrame(Instant now, DateTimeZone zone, int fiscalStartMonth)
    {
        if (fiscalStartMonth is < 1 or > 12)
        {
            throw new CriteriaException("criteria.context", $"The fiscal year starts with a month from 1 to 12, not {fiscalStartMonth}.");
        }

        this.zone = zone;
        this.fiscalStartMonth = fiscalStartMonth;
        Now = Microseconds.Cut(now);
        local = Now.InZone(zone).LocalDateTime;
    }

    /// <summary>Now.</summary>
    public Instant Now { get; }

    /// <summary>The day of now.</summary>
    public LocalDate Today => local.Date;

    /// <summary>Whether a relative time is a day rather than a point in one: <c>today</c>, <c>today + 2w</c>, but not <c>today + 3h</c>.</summary>
    public static bool IsDay(RelativeTime time) => time.Anchor == TimeAnchor.Today && time.Unit >= TimeUnit.Day;

    /// <summary>The instant of a relative time; of one that is a day, its start.</summary>
    /// <exception cref="CriteriaException">It is beyond the calendar (<c>criteria.type</c>).</exception>
    public Instant InstantOf(RelativeTime time)
    {
        try
        {
            if (IsDay(time))
            {
                return StartOf(Shift(Today, time.Amount, time.Unit));
            }

            var anchor = time.Anchor == TimeAnchor.Now ? Now : StartOf(Today);
            return time.Unit switch
            {
                TimeUnit.Minute => anchor + Duration.FromMinutes((long)time.Amount),
                TimeUnit.Hour => anchor + Duration.FromHours(time.Amount),
                TimeUnit.Day => anchor + Duration.FromDays(time.Amount),
                TimeUnit.Week => anchor + Duration.FromDays(7L * time.Amount > int.MaxValue ? int.MaxValue : 7 * time.Amount),
                _ => Shift(local.Date, time.Amount, time.Unit).At(local.TimeOfDay).InZoneLeniently(zone).ToInstant(),
            };
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw Beyond(e);
        }
    }

    /// <summary>The day of a relative time.</summary>
    /// <exception cref="CriteriaException">It is beyond the calendar (<c>criteria.type</c>).</exception>
    public LocalDate DateOf(RelativeTime time)
    {
        try
        {
            return IsDay(time) ? Shift(Today, time.Amount, time.Unit) : InstantOf(time).InZone(zone).Date;
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw Beyond(e);
        }
    }

    /// <summary>The first day of a period and the first day after it.</summary>
    public (LocalDate Start, LocalDate End) DatesOf(CalendarPeriod period)
    {
        if (period.Offset is < -1 or > 1 || period.Unit is < TimeUnit.Day or > TimeUnit.Year)
        {
            throw new CriteriaException("criteria.type", "A period is this, last or next day, week, month, quarter or year.");
        }

        try
        {
            var start = Shift(StartOfPeriod(period.Unit), period.Offset, period.Unit);
            return (start, Shift(start, 1, period.Unit));
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw Beyond(e);
        }
    }

    /// <summary>The instant a day starts at in the zone; where midnight is skipped, the first instant after it.</summary>
    /// <exception cref="CriteriaException">It is beyond the calendar (<c>criteria.type</c>).</exception>
    public Instant StartOf(LocalDate date)
    {
        try
        {
            return date.AtStartOfDayInZone(zone).ToInstant();
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw Beyond(e);
        }
    }

    private LocalDate StartOfPeriod(TimeUnit unit)
    {
        switch (unit)
        {
            case TimeUnit.Day:
                return Today;
            case TimeUnit.Week:
                return Today.PlusDays(1 - (int)Today.DayOfWeek);
            case TimeUnit.Month:
                return new LocalDate(Today.Year, Today.Month, 1);
            default:
                var monthsIntoYear = (Today.Month - fiscalStartMonth + 12) % 12;
                var monthsBack = unit == TimeUnit.Year ? monthsIntoYear : monthsIntoYear % 3;
                return new LocalDate(Today.Year, Today.Month, 1).PlusMonths(-monthsBack);
        }
    }

    private static LocalDate Shift(LocalDate date, int amount, TimeUnit unit) => unit switch
    {
        TimeUnit.Day => date.PlusDays(amount),
        TimeUnit.Week => date.PlusWeeks(amount),
        TimeUnit.Month => date.PlusMonths(amount),
        TimeUnit.Quarter => date.PlusMonths(checked(3 * amount)),
        _ => date.PlusYears(amount),
    };

    private static CriteriaException Beyond(Exception inner) =>
        new("criteria.type", "The time is beyond the calendar.", inner: inner);
}
