using Crm.Records;
using Crm.Tenancy;

namespace Crm.Collaboration;

/// <summary>That a comment mentions a person.</summary>
public sealed class Mention : Record<Mention>
{
    /// <summary>The comment.</summary>
    public Id<Comment>? CommentId { get; internal set; }

    /// <summary>The person.</summary>
    public Id<User>? UserId { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<Mention>("mention", "crm_mention")
        .Reference(nameof(CommentId), m => m.CommentId, (m, v) => m.CommentId = v, "comment", "mentions", OnDelete.Recycle, required: true)
        .Reference(nameof(UserId), m => m.UserId, (m, v) => m.UserId = v, "user", "mentions", required: true)
        .BelongsTo("comment")
        .WithRecycleBin()
        .WithoutEvents()
        .Build();
}
