using System.Security.Cryptography;
using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Data;

/// <summary>Two records that may be the same, on the review list.</summary>
internal sealed class DuplicatePair : Record<DuplicatePair>
{
    public const string Open = "open";

    public const string Merged = "merged";

    public const string Dismissed = "dismissed";

    /// <summary>The entity of the record whose id is less.</summary>
    public string LeftEntity { get; set; } = "";

    /// <summary>The record whose id is less.</summary>
    public Guid LeftId { get; set; }

    /// <summary>The entity of the other.</summary>
    public string RightEntity { get; set; } = "";

    /// <summary>The other.</summary>
    public Guid RightId { get; set; }

    /// <summary>The rule that found it; null: a sweep did.</summary>
    public string? Rule { get; set; }

    /// <summary>How likely they are the same, by a sweep; 1 by a rule.</summary>
    public decimal Probability { get; set; } = 1m;

    /// <summary>What speaks for it and against it, as JSON; null for a rule.</summary>
    public string? Reasons { get; set; }

    /// <summary>What became of it.</summary>
    public string State { get; set; } = Open;

    /// <summary>When it was found.</summary>
    public Instant FoundAt { get; set; }

    /// <summary>When it was decided.</summary>
    public Instant? DecidedAt { get; set; }

    /// <summary>Who decided; null: nobody yet, or the system.</summary>
    public Guid? DecidedById { get; set; }

    /// <summary>A pair of records, whichever is named first; its id is made of theirs, so that it is on the list once.</summary>
    public static DuplicatePair Of(string entity, Guid record, string otherEntity, Guid other)
    {
        var (left, right) = record.CompareTo(other) <= 0 ? ((entity, record), (otherEntity, other)) : ((otherEntity, other), (entity, record));
        Span<byte> both = stackalloc byte[32];
        left.Item2.TryWriteBytes(both, bigEndian: true, out _);
        right.Item2.TryWriteBytes(both[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(both, hash);
        return new() { Id = new(new Guid(hash[..16], bigEndian: true)), LeftEntity = left.Item1, LeftId = left.Item2, RightEntity = right.Item1, RightId = right.Item2 };
    }

    internal static EntityDraft Draft() => new EntityBuilder<DuplicatePair>("duplicatePair", "crm_duplicate_pair", plain: true)
        .Text(nameof(LeftEntity), p => p.LeftEntity, (p, v) => p.LeftEntity = v!, TextRule.Exact, 40, required: true)
        .Key(nameof(LeftId), p => p.LeftId, (p, v) => p.LeftId = v!.Value, required: true, indexed: true)
        .Text(nameof(RightEntity), p => p.RightEntity, (p, v) => p.RightEntity = v!, TextRule.Exact, 40, required: true)
        .Key(nameof(RightId), p => p.RightId, (p, v) => p.RightId = v!.Value, required: true, indexed: true)
        .Text(nameof(Rule), p => p.Rule, (p, v) => p.Rule = v, TextRule.Exact, 60)
        .Decimal(nameof(Probability), p => p.Probability, (p, v) => p.Probability = v ?? 0, required: true)
        .Text(nameof(Reasons), p => p.Reasons, (p, v) => p.Reasons = v, TextRule.Exact, 0)
        .Text(nameof(State), p => p.State, (p, v) => p.State = v!, TextRule.Exact, 10, required: true)
        .Instant(nameof(FoundAt), p => p.FoundAt, (p, v) => p.FoundAt = v!.Value, required: true)
        .Instant(nameof(DecidedAt), p => p.DecidedAt, (p, v) => p.DecidedAt = v)
        .Key(nameof(DecidedById), p => p.DecidedById, (p, v) => p.DecidedById = v)
        .SystemOnly()
        .Index(nameof(State), nameof(Probability), "Id")
        .Build();
}
