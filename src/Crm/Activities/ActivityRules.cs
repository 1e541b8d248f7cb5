using Crm.Records;
using Crm.Sessions;
using NodaTime;

namespace Crm.Activities;

/// <summary>What activities and those who take part take before they are saved.</summary>
internal static class ActivityRules
{
    public static async ValueTask ActivityAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var activity = (Activity)record;
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var now = session.Services.Clock.Now();
        var stored = session.Stored(activity);
        if (!Settle(activity, stored, session.Services.Composition.ActivityKinds, now, errors))
        {
            return;
        }

        if (activity.EndsAt < activity.StartsAt)
        {
            errors.Add(new("endsAt", "out_of_range", "It does not end before it begins."));
        }

        var due = activity.DueDate is { } date ? scope.State.Zone.AtStartOfDay(date).ToInstant() : (Instant?)null;
        activity.At = (activity.DoneAt ?? activity.StartsAt ?? due ?? (isNew ? now : activity.CreatedAt)).Cut();
        Remind(activity, stored, now);
        await RecurringActivities.FollowAsync(session, scope, activity, stored, errors, cancellationToken).ConfigureAwait(false);
    }

    public static ValueTask ParticipantAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var participant = (Participant)record;
        if (new object?[] { participant.UserId, participant.ContactId, participant.Address }.Count(p => p is not null) != 1)
        {
            errors.Add(new("contact", "one_of", "Who takes part is a person of the tenant, a contact, or an address: one of them."));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Keeps kind, status and phase in accord. A stored activity of a kind that is not there any more stays as it is.</summary>
    private static bool Settle(Activity activity, Activity? stored, KindCatalogue kinds, Instant now, ICollection<FieldError> errors)
    {
        if (stored is not null && stored.Kind != activity.Kind)
        {
            errors.Add(new("kind", "fixed", "An activity stays of the kind that it was first saved as."));
            return false;
        }

        var kind = kinds.Find(activity.Kind);
        if (kind is null)
        {
            if (stored is null)
            {
                errors.Add(kinds.Unknown(activity.Kind));
            }

            return stored is not null;
        }

        if (activity.Status.Length == 0)
        {
            activity.Status = kind.Machine.Initial.Name;
        }

        activity.Phase = kind.PhaseOf(activity.Status) ?? activity.Phase;
        if (activity.Phase == ActivityPhases.Open)
        {
            activity.DoneAt = null;
        }
        else
        {
            // What is done from the start was done when it began, where that is past.
            activity.DoneAt ??= activity.StartsAt <= now ? activity.StartsAt : now;
        }

        return true;
    }

    /// <summary>A reminder is due while its activity is open, once for each instant it is set to; opened again, only what is still to come.</summary>
    private static void Remind(Activity activity, Activity? stored, Instant now)
    {
        if (activity.Phase != ActivityPhases.Open)
        {
            activity.ReminderDueAt = null;
        }
        else if (stored is null || stored.RemindAt != activity.RemindAt?.Cut())
        {
            activity.ReminderDueAt = activity.RemindAt;
        }
        else if (stored.Phase != ActivityPhases.Open)
        {
            activity.ReminderDueAt = activity.RemindAt > now ? activity.RemindAt : null;
        }
    }
}
