using Crm.Records;

namespace Crm.Storage;

/// <summary>A store inside a host's unit of work, whose own queries and saves go by the session too.</summary>
public interface IHostedStore
{
    /// <summary>Lets a session watch over the host's saves.</summary>
    void Bind(IHostedSaves session);

    /// <summary>Says whose records the host's own queries see from now on; null: nobody's.</summary>
    void ActFor(TenantId? tenant);

    /// <summary>
    /// Has what the host has pending saved too, at the end of the transaction under way (<see cref="ICrmStore.InTransactionAsync"/>) and as part of it; within none it does nothing.
    /// Until the commit it stays pending, so that after a failure it can be saved again.
    /// </summary>
    void SavePending();
}

/// <summary>Where the session takes part in a save that the host began itself.</summary>
public interface IHostedSaves
{
    /// <summary>Finds out who acts, and has the store <see cref="IHostedStore.ActFor"/> that tenant. Called before each save.</summary>
    /// <exception cref="CrmException">Nobody acts (<c>crm.no_scope</c>).</exception>
    ValueTask OpenAsync(CancellationToken cancellationToken = default);

    /// <summary>The tenant's model: dynamic records are looked up in it.</summary>
    CrmModel Model { get; }

    /// <summary>
    /// Judges the changes, completes them, and writes their feed (history with <see cref="RowWrite.HistoryOnly"/>, audit, outbox) through its store.
    /// Runs within the save's transaction, before the host's own statements: what it throws, and whatever fails afterwards, takes its rows back.
    /// What it changes in <see cref="HostChange.After"/> is saved: version and times are for it to settle, folded keys are made anew afterwards.
    /// Where <see cref="HostChange.After"/> is in the end as <see cref="HostChange.Before"/>, nothing of the record is saved.
    /// </summary>
    ValueTask BeforeSaveAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken);

    /// <summary>
    /// Brings what is derived from the records up to date (scores) through its store. Runs within the save's transaction, after the host's own statements: what it throws takes all of the save back.
    /// </summary>
    ValueTask AfterSaveAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>One change of a CRM record that the host's context is about to save.</summary>
/// <param name="Entity">Its entity.</param>
/// <param name="Record">The host's object.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Before">The values that stand in the database, read within this transaction; null for a new record.</param>
/// <param name="After">The values after the save; null for a deletion. Only what the host marked as modified differs from <paramref name="Before"/>.</param>
/// <param name="ClaimedVersion">The version that the host's object was loaded with; 0 for a new record. It may be stale: that is for the session to judge, after whether the record may be seen.</param>
public sealed record HostChange(EntityDefinition Entity, Record Record, WriteKind Kind, object?[]? Before, object?[]? After, long ClaimedVersion);
