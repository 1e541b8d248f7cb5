using NodaTime;

namespace Crm.Data;

/// <summary>A merge that was made.</summary>
/// <param name="Id">Its id: what it is undone by.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Survivor">The record that stayed.</param>
/// <param name="Losers">Those that went; their ids lead to the survivor from now on.</param>
public sealed record MergeReport(Guid Id, string Entity, Guid Survivor, IReadOnlyList<Guid> Losers);

/// <summary>One merge in the past of a record.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Survivor">The record that stayed.</param>
/// <param name="Losers">Those that went.</param>
/// <param name="At">When.</param>
/// <param name="By">Who made it; null: the system.</param>
/// <param name="UndoneAt">When it was undone; null: it stands.</param>
public sealed record MergeInfo(Guid Id, string Entity, Guid Survivor, IReadOnlyList<Guid> Losers, Instant At, Guid? By, Instant? UndoneAt);

/// <summary>What the undoing of a merge came to.</summary>
/// <param name="Id">The merge.</param>
/// <param name="Restored">The records that are there again.</param>
/// <param name="Conflicts">What was changed since the merge and therefore stays as it is; only what whoever acts may see.</param>
public sealed record MergeUndone(Guid Id, IReadOnlyList<Guid> Restored, IReadOnlyList<MergeConflict> Conflicts);

/// <summary>Something that was changed after a merge, and that its undoing left alone.</summary>
/// <param name="Entity">The entity of the record.</param>
/// <param name="Id">The record.</param>
/// <param name="Field">The field; null: the record itself (it is gone, or there although the merge had taken it).</param>
/// <param name="Then">The value that the merge gave it.</param>
/// <param name="Now">The value it has.</param>
public sealed record MergeConflict(string Entity, Guid Id, string? Field, object? Then, object? Now);
