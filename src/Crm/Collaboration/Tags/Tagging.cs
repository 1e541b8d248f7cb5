using Crm.Records;

namespace Crm.Collaboration;

/// <summary>That a record is marked with a tag.</summary>
public sealed class Tagging : Attached<Tagging>
{
    /// <summary>The tag.</summary>
    public Id<Tag>? TagId { get; internal set; }

    internal static EntityDraft Draft() => Start("tagging", "crm_tagging", "tags")
        .Reference(nameof(TagId), t => t.TagId, (t, v) => t.TagId = v, "tag", "taggings", OnDelete.Cascade, required: true)
        .WithoutEvents()
        .Build();
}
