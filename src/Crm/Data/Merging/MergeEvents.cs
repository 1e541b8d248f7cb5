using Crm.Changes;

namespace Crm.Data;

/// <summary>Records were merged into one.</summary>
/// <param name="Entity">Their entity.</param>
/// <param name="SurvivorId">The one that stays.</param>
/// <param name="LoserIds">Those that went: whoever keeps their ids should keep the survivor's instead.</param>
/// <param name="MergeId">The merge.</param>
public sealed record RecordMerged(string Entity, Guid SurvivorId, IReadOnlyList<Guid> LoserIds, Guid MergeId) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "record.merged";
}

/// <summary>A merge was undone.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="SurvivorId">The record that had stayed.</param>
/// <param name="LoserIds">Those that are there again.</param>
/// <param name="MergeId">The merge.</param>
public sealed record RecordUnmerged(string Entity, Guid SurvivorId, IReadOnlyList<Guid> LoserIds, Guid MergeId) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "record.unmerged";
}
