using Crm.Criteria;
using Crm.Records;

namespace Crm.Security;

/// <summary>That rights on one record were given to a user, a team or a unit.</summary>
public sealed class Share : Record<Share>
{
    /// <summary>The entity of the record.</summary>
    public string Entity { get; internal set; } = "";

    /// <summary>The shared record.</summary>
    public Guid RecordId { get; internal set; }

    /// <summary>The user, team or unit that gains the rights.</summary>
    public Guid GranteeId { get; internal set; }

    /// <summary>Whether they may read it.</summary>
    public bool CanRead { get; internal set; }

    /// <summary>Whether they may change it.</summary>
    public bool CanWrite { get; internal set; }

    /// <summary>Whether they may delete it.</summary>
    public bool CanDelete { get; internal set; }

    /// <summary>Whether they may give it another owner.</summary>
    public bool CanAssign { get; internal set; }

    /// <summary>Whether they may share it on.</summary>
    public bool CanShare { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<Share>("share", "crm_share")
        .Text(nameof(Entity), s => s.Entity, (s, v) => s.Entity = v!, TextRule.Exact, 40, required: true)
        .Key(nameof(RecordId), s => s.RecordId, (s, v) => s.RecordId = v!.Value, required: true, indexed: true)
        .Key(nameof(GranteeId), s => s.GranteeId, (s, v) => s.GranteeId = v!.Value, required: true)
        .Boolean(nameof(CanRead), s => s.CanRead, (s, v) => s.CanRead = v)
        .Boolean(nameof(CanWrite), s => s.CanWrite, (s, v) => s.CanWrite = v)
        .Boolean(nameof(CanDelete), s => s.CanDelete, (s, v) => s.CanDelete = v)
        .Boolean(nameof(CanAssign), s => s.CanAssign, (s, v) => s.CanAssign = v)
        .Boolean(nameof(CanShare), s => s.CanShare, (s, v) => s.CanShare = v)
        .SystemOnly()
        .Build();
}
