using Crm.Sessions;
using NodaTime;

namespace Crm.Activities;

/// <summary>Moves activities through the life of their kind.</summary>
internal static class ActivityMoves
{
    /// <param name="session">The session of the activity.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="choose">The trigger that the kind has for it; null: it has none.</param>
    /// <param name="wish">What is wished, for the refusal: <c>completed</c>.</param>
    /// <param name="outcome">What came of it; null: as it is.</param>
    /// <param name="at">When it was closed; null: now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async ValueTask MoveAsync(CrmSession session, Activity activity, Func<ActivityKind, string?> choose, string wish, string? outcome, Instant? at, CancellationToken cancellationToken)
    {
        await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entry = session.Tracker.Of(activity);
        var kinds = session.Services.Composition.ActivityKinds;
        var kind = kinds.Find(activity.Kind) ?? throw CrmException.Invalid([kinds.Unknown(activity.Kind)]);
        if (activity.Status.Length == 0)
        {
            activity.Status = kind.Machine.Initial.Name;
        }

        var next = Next(kind, activity.Status, choose(kind), wish);
        var (before, after) = (kind.PhaseOf(activity.Status), kind.PhaseOf(next)!);
        var now = session.Services.Clock.Now();
        CheckAt(at, after, now);
        (activity.Status, activity.Phase) = (next, after);
        activity.DoneAt = after == ActivityPhases.Open ? null : at?.Cut() ?? (before == after ? activity.DoneAt : now);
        activity.Outcome = outcome ?? activity.Outcome;
        if (before != after)
        {
            Tell(entry, activity);
        }
    }

    private static string Next(ActivityKind kind, string status, string? trigger, string wish)
    {
        if (trigger is not null && kind.Machine.TryGetState(status, out var state) && kind.Machine.TryGetTrigger(trigger, out var named)
            && kind.Machine.Candidates(state, named) is { IsEmpty: false } candidates)
        {
            return candidates.Decide().Next.Name;
        }

        var permitted = kind.PermittedIn(status);
        throw new CrmException(CrmErrors.NotPermitted, $"This {kind.Name} is '{status}' and cannot be {wish}; {(permitted.Count == 0 ? "nothing is permitted" : $"permitted is {string.Join(", ", permitted)}")}.");
    }

    private static void CheckAt(Instant? at, string phase, Instant now)
    {
        if (at is null)
        {
            return;
        }

        if (phase == ActivityPhases.Open)
        {
            throw CrmException.Invalid("doneAt", "not_closed", "Only what is closed by it has an instant at which it was.");
        }

        if (at > now || at < Time.Earliest)
        {
            throw CrmException.Invalid("doneAt", "out_of_range", "It was closed between 1900 and now.");
        }
    }

    private static void Tell(Tracked entry, Activity activity)
    {
        switch (activity.Phase)
        {
            case ActivityPhases.Done:
                entry.Raise(new ActivityCompleted(activity.Id, activity.Kind, activity.OwnerId));
                break;
            case ActivityPhases.Cancelled:
                entry.Raise(new ActivityCancelled(activity.Id, activity.Kind, activity.OwnerId));
                break;
            default:
                entry.Raise(new ActivityReopened(activity.Id, activity.Kind, activity.OwnerId));
                break;
        }
    }
}
