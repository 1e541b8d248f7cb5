namespace Crm.Data;

/// <summary>What a merge would come to, as far as whoever asks may see it. Nothing is changed by it.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Survivor">The record that would stay.</param>
/// <param name="Losers">Those that would go.</param>
/// <param name="Fields">The fields that any of them has a value in.</param>
/// <param name="Moves">The records that would move to the survivor; of those that may not be seen nothing is told, though they move too.</param>
public sealed record MergePreview(string Entity, Guid Survivor, IReadOnlyList<Guid> Losers, IReadOnlyList<MergedField> Fields, IReadOnlyList<MovedRecords> Moves);

/// <summary>One field of a merge.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value that would survive.</param>
/// <param name="From">The record it comes from; null: it is made of several, or given by hand.</param>
/// <param name="Why"><c>same</c> (no two differ), <c>only</c> (one has a value), <c>newest</c>, <c>fullest</c>, <c>trusted</c>, <c>survivor</c>, <c>sum</c>, <c>greatest</c>, <c>least</c>, <c>strictest</c>, <c>join</c>, <c>by_hand</c>, <c>no_right</c> (whoever asks may not change it, so it stays).</param>
public sealed record MergedField(string Name, object? Value, Guid? From, string Why);

/// <summary>Records that would move.</summary>
/// <param name="Entity">Their entity.</param>
/// <param name="Relation">The reference by which they belong to a loser.</param>
/// <param name="Count">How many may be seen.</param>
public sealed record MovedRecords(string Entity, string Relation, long Count);
