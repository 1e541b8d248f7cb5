using Crm.Sessions;
using NodaTime;

namespace Crm.Activities;

/// <summary>Has a recurring activity that is closed followed by the next of its series, in the same save.</summary>
internal static class RecurringActivities
{
    public static async ValueTask FollowAsync(CrmSession session, Scope scope, Activity activity, Activity? stored, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        if (activity.Recurrence is null || Read(activity, session, errors) is not { } rule)
        {
            return;
        }

        activity.SeriesId ??= activity.Id.Value;
        var isClosed = activity.Phase != ActivityPhases.Open && stored?.Phase is null or ActivityPhases.Open;
        if (!isClosed || activity.NextId is not null || NextActivity.After(activity, rule, scope.State.Zone) is not { } next)
        {
            return;
        }

        // What follows needs no right of its own: whoever may close this one lets the series go on.
        session.Add(next, activity.OwnerId);
        var entry = session.Tracker.Of(next);
        (entry.IsConsequence, entry.IsUnowned) = (true, activity.OwnerId is null);
        activity.NextId = next.Id.Value;
        foreach (var participant in await Participants.OfAsync(session, scope, activity, cancellationToken).ConfigureAwait(false))
        {
            var invited = session.Add(new Participant
            {
                ActivityId = next.Id,
                UserId = participant.UserId,
                ContactId = participant.ContactId,
                Address = participant.Address,
                Role = participant.Role,
                Custom = participant.Custom,
            });
            session.Tracker.Of(invited).IsConsequence = true;
        }
    }

    private static RecurrenceRule? Read(Activity activity, CrmSession session, ICollection<FieldError> errors)
    {
        var kind = session.Services.Composition.ActivityKinds.Find(activity.Kind);
        if (kind is not null && kind.PhaseOf(kind.Machine.Initial.Name) != ActivityPhases.Open)
        {
            errors.Add(new("recurrence", "not_open", $"A {kind.Name} is done from the start; it does not recur."));
            return null;
        }

        if (activity is { StartsAt: null, DueDate: null })
        {
            errors.Add(new("recurrence", "no_date", "What recurs has a beginning or a day by which it is due."));
            return null;
        }

        try
        {
            return RecurrenceRule.Parse(activity.Recurrence!);
        }
        catch (CrmException e) when (e.Fields is [var error])
        {
            errors.Add(error);
            return null;
        }
    }
}
