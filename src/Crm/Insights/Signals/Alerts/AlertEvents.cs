using Crm.Changes;

namespace Crm.Insights;

/// <summary>An alert began to hold of a record. Raised once for each time that it does.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="Name">Its name, or the weak signal's.</param>
/// <param name="Entity">The entity of the record it is about.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Reason">Why, with the numbers of a weak signal: made in the system scope, of all records.</param>
public sealed record AlertRaised(Id<Alert> AlertId, string Name, string Entity, Guid RecordId, string Reason) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "alert.raised";
}

/// <summary>An alert ceased to hold of a record.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="Name">Its name, or the weak signal's.</param>
/// <param name="Entity">The entity of the record it was about.</param>
/// <param name="RecordId">The record.</param>
public sealed record AlertCleared(Id<Alert> AlertId, string Name, string Entity, Guid RecordId) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "alert.cleared";
}
