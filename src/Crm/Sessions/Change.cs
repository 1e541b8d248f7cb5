using Crm.Changes;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Sessions;

/// <summary>One record of a save: what it was, what it becomes.</summary>
internal sealed class Change
{
    public required EntityDefinition Entity { get; init; }

    public required WriteKind Kind { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The stored values; null for a new record.</summary>
    public object?[]? Before { get; init; }

    /// <summary>The values after the save; null for a deletion.</summary>
    public object?[]? After { get; set; }

    /// <summary>The ordinals that differ.</summary>
    public IReadOnlyList<int> Changed { get; set; } = [];

    /// <summary>The session's entry it comes from; null for what follows from others (cascades).</summary>
    public Tracked? Entry { get; init; }

    public List<RaisedEvent> Events { get; init; } = [];

    /// <summary>The versions that history gains.</summary>
    public IReadOnlyList<HistoryVersion> History { get; set; } = [];

    /// <summary>Whether the row itself is written by the host's own save.</summary>
    public bool IsHostWritten { get; init; }

    /// <summary>Whether it follows from another change and needs no right of its own.</summary>
    public bool IsConsequence { get; init; }

    /// <summary>Whether this save has given it its number, perhaps in a try that did not succeed.</summary>
    public bool IsNumbered { get; set; }

    /// <summary>Whether it comes to nothing: the note of a move of a deal that the same save deletes.</summary>
    public bool IsVoid { get; set; }

    /// <summary>For a deletion: whether it goes to the recycle bin.</summary>
    public bool ToBin { get; init; }

    /// <summary>For a deletion: whether it was the one that was asked for.</summary>
    public bool IsRoot { get; init; } = true;

    public long ExpectedVersion => (long)(Before?[EntityDefinition.VersionSlot] ?? 0L);

    public long NewVersion => After is null ? ExpectedVersion : (long)After[EntityDefinition.VersionSlot]!;

    public static object? Owner(object?[]? row) => row?[EntityDefinition.OwnerSlot];
}
