using Crm.Criteria;
using Crm.Records;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Collaboration;

/// <summary>What a person says about a record, to the others who see it. Who sees the record may comment; only the author changes what was said.</summary>
public sealed class Comment : Attached<Comment>
{
    /// <summary>Who says it; null: the system.</summary>
    public Id<User>? AuthorId { get; internal set; }

    /// <summary>What is said, 1-10,000 characters; <c>@[Ann](5b0e...)</c> mentions a person.</summary>
    public string Body { get; set; } = "";

    /// <summary>When it was last changed by its author; null: never.</summary>
    public Instant? EditedAt { get; internal set; }

    internal static EntityDraft Draft() => Start("comment", "crm_comment", "comments")
        .Reference(nameof(AuthorId), c => c.AuthorId, (c, v) => c.AuthorId = v, "user", "comments")
        .WrittenBy("author")
        .Text(nameof(Body), c => c.Body, (c, v) => c.Body = v!, TextRule.Exact, 10_000, required: true)
        .Instant(nameof(EditedAt), c => c.EditedAt, (c, v) => c.EditedAt = v, maintained: true)
        .Build();
}
