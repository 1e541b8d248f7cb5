using Crm.Records;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Collaboration;

/// <summary>Who follows a record.</summary>
internal static class Followers
{
    public static async ValueTask FollowAsync(CrmSession session, Record record, Id<User>? user, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var who = Who(scope, user);
        var there = await Attachment.OfAsync<Follower>(session, scope, record, cancellationToken).ConfigureAwait(false);
        if (!there.Exists(f => f.UserId == who))
        {
            Attachment.AddOnce(session, Attachment.Hang(session, record, new Follower { UserId = who }), IdGenerator.FromName<Follower>($"{record.Key:N}{who.Value:N}").Value);
        }
    }

    public static async ValueTask UnfollowAsync(CrmSession session, Record record, Id<User>? user, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var who = Who(scope, user);
        foreach (var follower in await Attachment.OfAsync<Follower>(session, scope, record, cancellationToken).ConfigureAwait(false))
        {
            if (follower.UserId == who)
            {
                session.Delete(follower, permanently: true);
            }
        }
    }

    public static async ValueTask BeforeSaveAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var follower = (Follower)record;
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        if (session.Stored(follower) is { } stored)
        {
            if (stored.UserId != follower.UserId)
            {
                errors.Add(new("user", "fixed", "Another person follows by a record of their own."));
            }
        }
        else if (follower.UserId is { } user && user != scope.User
            && await session.Services.Directory.FindUserAsync(scope.Tenant, user, cancellationToken).ConfigureAwait(false) is not { IsActive: true })
        {
            errors.Add(new("user", "inactive", "The user is not active."));
        }
    }

    private static Id<User> Who(Scope scope, Id<User>? user) =>
        user ?? scope.User ?? throw CrmException.Invalid("user", "required", "The system follows nothing: say who does.");
}
