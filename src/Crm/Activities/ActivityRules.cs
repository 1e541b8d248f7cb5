using Crm.Records;
using Crm.Sessions;

namespace Crm.Activities;

/// <summary>What activities and those who take part take before they are saved.</summary>
internal static class ActivityRules
{
    public static async ValueTask ActivityAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var activity = (Activity)record;
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        if (activity.EndsAt < activity.StartsAt)
        {
            errors.Add(new("endsAt", "out_of_range", "It does not end before it begins."));
        }

        var due = activity.DueDate is { } date ? scope.State.Zone.AtStartOfDay(date).ToInstant() : (NodaTime.Instant?)null;
        activity.At = (activity.DoneAt ?? activity.StartsAt ?? due ?? (isNew ? session.Services.Clock.Now() : activity.CreatedAt)).Cut();
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
}
