using Crm.Changes;
using Crm.Tenancy;

namespace Crm.Collaboration;

/// <summary>A comment mentions a person, from now on. That they may see what it hangs on is not said.</summary>
public sealed record CommentMentioned(Id<Comment> CommentId, Id<User> UserId) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "comment.mentioned";
}
