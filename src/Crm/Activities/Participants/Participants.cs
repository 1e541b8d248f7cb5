using Crm.Sessions;

namespace Crm.Activities;

/// <summary>Those who take part in an activity, as a session has them.</summary>
internal static class Participants
{
    public static async ValueTask RespondAsync(CrmSession session, Activity activity, string? response, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var all = await OfAsync(session, scope, activity, cancellationToken).ConfigureAwait(false);
        var mine = all.Where(p => p.UserId is { } user && user == scope.User).ToList();
        if (mine.Count == 0)
        {
            throw CrmException.NotFound("participant");
        }

        foreach (var participant in mine)
        {
            participant.Response = response;
        }
    }

    /// <summary>Stored ones and unsaved ones, without those that the session deletes.</summary>
    public static async ValueTask<List<Participant>> OfAsync(CrmSession session, Scope scope, Activity activity, CancellationToken cancellationToken)
    {
        var found = await Related.TrackedAsync<Participant>(session, scope, "activity", activity, cancellationToken).ConfigureAwait(false);
        return [.. found.OrderBy(p => p.Key)];
    }
}
