using Crm.Records;
using NodaTime;

namespace Crm.Storage;

/// <summary>What one save writes, in this order.</summary>
/// <param name="Tenant">Whose records.</param>
/// <param name="Recorded">When it is recorded.</param>
/// <param name="Rows">The rows.</param>
public sealed record WriteBatch(TenantId Tenant, Instant Recorded, IReadOnlyList<RowWrite> Rows)
{
    /// <summary>
    /// The insert among <see cref="Rows"/> that proves the transaction: a plain row with an id made for this save, never deleted. When a commit gets no answer, a store asks
    /// for it on a new connection: if it stands, all of the transaction does. Null: such a commit counts as failed, so the work must come to the same when it runs twice.
    /// </summary>
    public RowWrite? Proof { get; init; }
}

/// <summary>One written row.</summary>
public sealed record RowWrite
{
    /// <summary>Its entity.</summary>
    public required EntityDefinition Entity { get; init; }

    /// <summary>What is done.</summary>
    public required WriteKind Kind { get; init; }

    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The version that must still stand (update, delete); ignored for plain entities.</summary>
    public long ExpectedVersion { get; init; }

    /// <summary>The values after the write, one a slot; null for a deletion.</summary>
    public object?[]? Row { get; init; }

    /// <summary>For an update: the ordinals that differ.</summary>
    public IReadOnlyList<int> Changed { get; init; } = [];

    /// <summary>
    /// The versions that history gains, in the order of their effect; for a deletion, and for an update, the version in force ends at <see cref="Effective"/>.
    /// Empty for plain entities and derived changes.
    /// </summary>
    public IReadOnlyList<HistoryVersion> History { get; init; } = [];

    /// <summary>When the change took effect. Never before the version in force did.</summary>
    public Instant Effective { get; init; }

    /// <summary>Whether the row itself is already written, by the host's own save, and only its history is missing.</summary>
    public bool HistoryOnly { get; init; }
}

/// <summary>The values of a record from an instant on, until the next version or the end given with it.</summary>
/// <param name="Effective">When they took effect.</param>
/// <param name="Row">The values, one a slot.</param>
public sealed record HistoryVersion(Instant Effective, object?[] Row);

/// <summary>The kinds of write.</summary>
public enum WriteKind
{
    /// <summary>A new row.</summary>
    Insert,

    /// <summary>A changed row.</summary>
    Update,

    /// <summary>A row that goes.</summary>
    Delete,
}
