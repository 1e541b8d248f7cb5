using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Changes;

/// <summary>A deleted record in the recycle bin, with its last values. Records deleted together share a group and come back together.</summary>
public sealed class BinEntry : Record<BinEntry>
{
    /// <summary>The entity of the record.</summary>
    public string Entity { get; internal set; } = "";

    /// <summary>The id of the record.</summary>
    public Guid RecordId { get; internal set; }

    /// <summary>The deletion it belongs to.</summary>
    public Guid GroupId { get; internal set; }

    /// <summary>Whether it was the one that was deleted, not one that went with it.</summary>
    public bool IsRoot { get; internal set; }

    /// <summary>When it was deleted.</summary>
    public Instant DeletedAt { get; internal set; }

    /// <summary>Who deleted it; null: the system.</summary>
    public Guid? DeletedById { get; internal set; }

    /// <summary>Its last values as JSON.</summary>
    public string Values { get; internal set; } = "{}";

    internal static EntityDraft Draft() => new EntityBuilder<BinEntry>("bin", "crm_bin", plain: true)
        .Text(nameof(Entity), b => b.Entity, (b, v) => b.Entity = v!, TextRule.Exact, 40, required: true)
        .Key(nameof(RecordId), b => b.RecordId, (b, v) => b.RecordId = v!.Value, required: true, indexed: true)
        .Key(nameof(GroupId), b => b.GroupId, (b, v) => b.GroupId = v!.Value, required: true, indexed: true)
        .Boolean(nameof(IsRoot), b => b.IsRoot, (b, v) => b.IsRoot = v)
        .Instant(nameof(DeletedAt), b => b.DeletedAt, (b, v) => b.DeletedAt = v!.Value, required: true)
        .Key(nameof(DeletedById), b => b.DeletedById, (b, v) => b.DeletedById = v)
        .Text(nameof(Values), b => b.Values, (b, v) => b.Values = v!, TextRule.Exact, 0, required: true)
        .SystemOnly()
        .Build();
}
