using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Changes;

/// <summary>What one save changed: one row a save, with every record and field. The payload can be erased; its digest stays.</summary>
public sealed class AuditEntry : Record<AuditEntry>
{
    /// <summary>When it was recorded.</summary>
    public Instant At { get; internal set; }

    /// <summary>Who acted; null: the system.</summary>
    public Guid? ActorId { get; internal set; }

    /// <summary>Why the system scope was used; null: a person acted.</summary>
    public string? SystemReason { get; internal set; }

    /// <summary>How many records the save wrote.</summary>
    public long Records { get; internal set; }

    /// <summary>The changes as JSON; once erased, only their keyed digest.</summary>
    public string Payload { get; internal set; } = "[]";

    /// <summary>HMAC-SHA-256 of the entry and its payload, in hexadecimal.</summary>
    public string Digest { get; internal set; } = "";

    /// <summary>The seal that covers it; null until sealed.</summary>
    public Guid? SealId { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<AuditEntry>("audit", "crm_audit", plain: true)
        .Instant(nameof(At), a => a.At, (a, v) => a.At = v!.Value, required: true, indexed: true)
        .Key(nameof(ActorId), a => a.ActorId, (a, v) => a.ActorId = v)
        .Text(nameof(SystemReason), a => a.SystemReason, (a, v) => a.SystemReason = v, TextRule.Exact, 200)
        .Integer(nameof(Records), a => a.Records, (a, v) => a.Records = v ?? 0, required: true)
        .Text(nameof(Payload), a => a.Payload, (a, v) => a.Payload = v ?? "[]", TextRule.Exact, 0)
        .Text(nameof(Digest), a => a.Digest, (a, v) => a.Digest = v!, TextRule.Exact, 64, required: true)
        .Key(nameof(SealId), a => a.SealId, (a, v) => a.SealId = v, indexed: true)
        .SystemOnly()
        .Build();
}

/// <summary>A link of the audit chain: covers the digests of some entries, and the seal before.</summary>
public sealed class AuditSeal : Record<AuditSeal>
{
    /// <summary>Its place in the chain, from 1.</summary>
    public long Number { get; internal set; }

    /// <summary>When it was made.</summary>
    public Instant At { get; internal set; }

    /// <summary>How many entries it covers.</summary>
    public long Entries { get; internal set; }

    /// <summary>HMAC-SHA-256 over the seal before and the digests covered, in the order of the entries' ids, in hexadecimal.</summary>
    public string Hash { get; internal set; } = "";

    internal static EntityDraft Draft() => new EntityBuilder<AuditSeal>("auditSeal", "crm_audit_seal", plain: true)
        .Integer(nameof(Number), a => a.Number, (a, v) => a.Number = v!.Value, required: true)
        .Instant(nameof(At), a => a.At, (a, v) => a.At = v!.Value, required: true)
        .Integer(nameof(Entries), a => a.Entries, (a, v) => a.Entries = v!.Value, required: true)
        .Text(nameof(Hash), a => a.Hash, (a, v) => a.Hash = v!, TextRule.Exact, 64, required: true)
        .SystemOnly()
        .Build();
}
