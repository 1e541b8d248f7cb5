using NodaTime;

namespace Crm.Activities;

/// <summary>Makes the activity that follows a recurring one: by the day this one was meant for, whenever it was done. An hour stays the hour of the wall clock in the tenant's zone.</summary>
internal static class NextActivity
{
    /// <summary>The next one, or null: the series ends.</summary>
    public static Activity? After(Activity activity, RecurrenceRule rule, DateTimeZone zone)
    {
        var day = activity.StartsAt is { } starts ? starts.InZone(zone).Date : activity.DueDate!.Value;
        if (rule.CountedDown() is not { } left || rule.Next(day, day) is not { } on)
        {
            return null;
        }

        var days = Period.DaysBetween(day, on);
        var next = new Activity
        {
            Kind = activity.Kind,
            Subject = activity.Subject,
            Body = activity.Body,
            Priority = activity.Priority,
            Direction = activity.Direction,
            StartsAt = Moved(activity.StartsAt, days, zone),
            EndsAt = Moved(activity.EndsAt, days, zone),
            DueDate = activity.DueDate?.PlusDays(days),
            Recurrence = left.ToString(),
            SeriesId = activity.SeriesId,
            IsPrivate = activity.IsPrivate,
            AccountId = activity.AccountId,
            ContactId = activity.ContactId,
            DealId = activity.DealId,
            Custom = activity.Custom,
        };
        if (next.EndsAt < next.StartsAt)
        {
            // The clocks changed between the two.
            next.EndsAt = next.StartsAt + (activity.EndsAt - activity.StartsAt);
        }

        // Before a beginning by the time that passes, before a day at the same hour.
        next.RemindAt = activity is { StartsAt: { } was, RemindAt: { } reminded } ? next.StartsAt + (reminded - was) : Moved(activity.RemindAt, days, zone);
        return IsWithin(rule, next, on, zone) ? next : null;
    }

    private static bool IsWithin(RecurrenceRule rule, Activity next, LocalDate on, DateTimeZone zone)
    {
        if (next.StartsAt > Time.Forever || next.EndsAt > Time.Forever || next.RemindAt > Time.Forever || next.DueDate?.Year > 9998)
        {
            return false;
        }

        return rule.UntilInstant is not { } until || (next.StartsAt is { } starts ? starts <= until : on <= until.InZone(zone).Date);
    }

    private static Instant? Moved(Instant? instant, int days, DateTimeZone zone) =>
        instant is { } at ? zone.AtLeniently(at.InZone(zone).LocalDateTime.PlusDays(days)).ToInstant() : null;
}
