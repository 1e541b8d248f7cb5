using Crm.Criteria;
using Crm.Records;
using Crm.Tenancy;

namespace Crm.Collaboration;

/// <summary>A file at a record: what is known of it. Its bytes lie in the host's file store.</summary>
public sealed class AttachedFile : Attached<AttachedFile>
{
    /// <summary>Its name, 1-255 characters, without a folder.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its media type: <c>application/pdf</c>.</summary>
    public string ContentType { get; internal set; } = "";

    /// <summary>Its size in bytes.</summary>
    public long Size { get; internal set; }

    /// <summary>The SHA-256 of its bytes, in hexadecimal.</summary>
    public string Sha256 { get; internal set; } = "";

    /// <summary>Where the file store keeps it.</summary>
    public string StoreKey { get; internal set; } = "";

    /// <summary>Who put it there; null: the system.</summary>
    public Id<User>? AuthorId { get; internal set; }

    internal static EntityDraft Draft() => Start("file", "crm_file", "files")
        .Text(nameof(Name), f => f.Name, (f, v) => f.Name = v!, maxLength: 255, required: true)
        .Text(nameof(ContentType), f => f.ContentType, (f, v) => f.ContentType = v!, TextRule.Exact, 100, required: true)
        .Integer(nameof(Size), f => f.Size, (f, v) => f.Size = v!.Value, required: true)
        .Text(nameof(Sha256), f => f.Sha256, (f, v) => f.Sha256 = v!, TextRule.Exact, 64, required: true)
        .Text(nameof(StoreKey), f => f.StoreKey, (f, v) => f.StoreKey = v!, TextRule.Exact, 200, required: true)
        .Reference(nameof(AuthorId), f => f.AuthorId, (f, v) => f.AuthorId = v, "user", "files")
        .Build();
}
