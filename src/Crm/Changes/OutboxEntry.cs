using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Changes;

/// <summary>An event on its way to the handlers: written with the save that it tells of, delivered after its commit.</summary>
public sealed class OutboxEntry : Record<OutboxEntry>
{
    /// <summary>The entity of the record it is about.</summary>
    public string Entity { get; internal set; } = "";

    /// <summary>The record it is about. Events of one record are delivered in order.</summary>
    public Guid RecordId { get; internal set; }

    /// <summary>Its place among the record's events: the record's version times 1,000, plus its place in the save.</summary>
    public long Sequence { get; internal set; }

    /// <summary>The event's name: <c>deal.won</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The event as JSON.</summary>
    public string Payload { get; internal set; } = "{}";

    /// <summary>When what it tells of was saved.</summary>
    public Instant OccurredAt { get; internal set; }

    /// <summary>How often delivery was tried.</summary>
    public long Attempts { get; internal set; }

    /// <summary>When it is next due.</summary>
    public Instant DueAt { get; internal set; }

    /// <summary>Who is delivering it.</summary>
    public string? Claimant { get; internal set; }

    /// <summary>Until when it is theirs; earliest: nobody's.</summary>
    public Instant LeaseUntil { get; internal set; }

    /// <summary>Waiting, done or dead.</summary>
    public string State { get; internal set; } = OutboxStates.Waiting;

    /// <summary>When it was delivered, or given up.</summary>
    public Instant? ClosedAt { get; internal set; }

    /// <summary>The type of the last error; never its message, which may hold data.</summary>
    public string? Error { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<OutboxEntry>("outbox", "crm_outbox", plain: true)
        .Text(nameof(Entity), o => o.Entity, (o, v) => o.Entity = v!, TextRule.Exact, 40, required: true)
        .Key(nameof(RecordId), o => o.RecordId, (o, v) => o.RecordId = v!.Value, required: true)
        .Integer(nameof(Sequence), o => o.Sequence, (o, v) => o.Sequence = v!.Value, required: true)
        .Text(nameof(Type), o => o.Type, (o, v) => o.Type = v!, TextRule.Exact, 100, required: true)
        .Text(nameof(Payload), o => o.Payload, (o, v) => o.Payload = v!, TextRule.Exact, 0, required: true)
        .Instant(nameof(OccurredAt), o => o.OccurredAt, (o, v) => o.OccurredAt = v!.Value, required: true)
        .Integer(nameof(Attempts), o => o.Attempts, (o, v) => o.Attempts = v!.Value, required: true)
        .Instant(nameof(DueAt), o => o.DueAt, (o, v) => o.DueAt = v!.Value, required: true)
        .Text(nameof(Claimant), o => o.Claimant, (o, v) => o.Claimant = v, TextRule.Exact, 100)
        .Instant(nameof(LeaseUntil), o => o.LeaseUntil, (o, v) => o.LeaseUntil = v!.Value, required: true)
        .Text(nameof(State), o => o.State, (o, v) => o.State = v!, TextRule.Exact, 10, required: true)
        .Instant(nameof(ClosedAt), o => o.ClosedAt, (o, v) => o.ClosedAt = v)
        .Text(nameof(Error), o => o.Error, (o, v) => o.Error = v, TextRule.Exact, 200)
        .Index(nameof(RecordId), nameof(Sequence))
        .SystemOnly()
        .Build();
}

/// <summary>Where an event stands.</summary>
public static class OutboxStates
{
    /// <summary>To be delivered.</summary>
    public const string Waiting = "waiting";

    /// <summary>Delivered.</summary>
    public const string Done = "done";

    /// <summary>Given up after the last attempt; the next event of its record goes on.</summary>
    public const string Dead = "dead";
}
