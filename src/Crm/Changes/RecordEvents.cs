namespace Crm.Changes;

/// <summary>A record was made.</summary>
public sealed record RecordCreated(string Entity, Guid Id, long Version) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "record.created";
}

/// <summary>A record was changed.</summary>
/// <param name="Entity">Its entity.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="Fields">The names of the fields that changed; their values are in history, for whoever may see them.</param>
public sealed record RecordChanged(string Entity, Guid Id, long Version, IReadOnlyList<string> Fields) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "record.changed";
}

/// <summary>A record was deleted.</summary>
/// <param name="Entity">Its entity.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its last version.</param>
/// <param name="InBin">Whether it can be restored.</param>
public sealed record RecordDeleted(string Entity, Guid Id, long Version, bool InBin) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "record.deleted";
}

/// <summary>A record came back from the recycle bin.</summary>
public sealed record RecordRestored(string Entity, Guid Id, long Version) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "record.restored";
}
