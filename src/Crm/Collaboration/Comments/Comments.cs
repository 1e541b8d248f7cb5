using Crm.Records;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Collaboration;

/// <summary>What people say about records, and whom they mention.</summary>
internal static class Comments
{
    public static async ValueTask<Comment> AddAsync(CrmSession session, Record record, string text, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        return session.Add(Attachment.Hang(session, record, new Comment { Body = text, AuthorId = scope.User }));
    }

    /// <summary>The author is who first saved it; only the author, or the system, changes what was said.</summary>
    public static async ValueTask BeforeSaveAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var comment = (Comment)record;
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var stored = session.Stored(comment);
        if (stored is null)
        {
            (comment.AuthorId, comment.EditedAt) = (scope.User, null);
        }
        else if (stored.AuthorId != comment.AuthorId)
        {
            errors.Add(new("author", "fixed", "Who said it stays who said it."));
            return;
        }

        if (stored?.Body == comment.Body)
        {
            return;
        }

        if (stored is not null)
        {
            if (!scope.IsSystem && stored.AuthorId != scope.User)
            {
                throw CrmException.Forbidden("Only its author changes what a comment says.");
            }

            comment.EditedAt = session.Services.Clock.Now();
        }

        await MentionAsync(session, scope, comment, errors, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings the mentions of a comment to what its text says. Who is mentioned newly is told, and must be an active user.</summary>
    private static async ValueTask MentionAsync(CrmSession session, Scope scope, Comment comment, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var wanted = MentionText.Users(comment.Body);
        var there = await Related.TrackedAsync<Mention>(session, scope, "comment", comment, cancellationToken).ConfigureAwait(false);
        foreach (var gone in there.Where(m => !wanted.Contains(m.UserId!.Value.Value)))
        {
            session.Tracker.Find("comment", comment.Key)?.Events.RemoveAll(e => e.Event is CommentMentioned told && told.UserId == gone.UserId);
            session.Delete(gone, permanently: true);
        }

        foreach (var user in wanted.Where(id => !there.Exists(m => m.UserId!.Value.Value == id)).Select(id => new Id<User>(id)))
        {
            if (await session.Services.Directory.FindUserAsync(scope.Tenant, user, cancellationToken).ConfigureAwait(false) is not { } person)
            {
                errors.Add(new("body", "unknown_user", $"There is no user {user} to be mentioned."));
            }
            else if (!person.IsActive)
            {
                errors.Add(new("body", "inactive_user", $"The user {user} is not active, and cannot be mentioned."));
            }
            else
            {
                session.Tracker.Of(session.Add(new Mention { CommentId = comment.Id, UserId = user })).IsConsequence = true;
                session.Tell(comment, new CommentMentioned(comment.Id, user));
            }
        }
    }
}
