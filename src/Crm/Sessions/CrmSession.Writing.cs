using Crm.Changes;
using Crm.Data;
using Crm.Records;
using Crm.Security;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Sessions;

/// <content>Writing: what is added, changed and deleted takes effect together with <see cref="SaveAsync(CancellationToken)"/>.</content>
public sealed partial class CrmSession
{
    /// <summary>So often a save is written whose duplicate keys others take at the same moment.</summary>
    private const int MostTries = 5;

    /// <summary>Makes an empty record of a dynamic entity, and adds it.</summary>
    public async ValueTask<DynamicRecord> AddAsync(string entity, CancellationToken cancellationToken = default)
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model[entity];
        if (!definition.IsDynamic)
        {
            throw CrmException.Invalid("entity", "not_dynamic", $"'{entity}' has a type of its own: add an instance of {definition.ClrType.Name}.");
        }

        var record = new DynamicRecord { Entity = entity };
        Tracker.Add(definition, record);
        return record;
    }

    /// <summary>Adds a new record; its id is known at once.</summary>
    /// <param name="record">The record.</param>
    /// <param name="owner">Who owns it; null: whoever acts.</param>
    public T Add<T>(T record, Id<User>? owner = null)
        where T : Record
    {
        Tracker.Add(services.Composition.Model.Of(record), record);
        record.OwnerId = owner;
        return record;
    }

    /// <summary>Deletes a record: to the recycle bin, if its entity has one; what refers to it goes, stays or refuses as the relations declare.</summary>
    /// <param name="record">A record loaded by this session.</param>
    /// <param name="permanently">Past the recycle bin.</param>
    public void Delete(Record record, bool permanently = false)
    {
        var entry = Tracker.Of(record);
        if (entry.IsNew)
        {
            Tracker.Forget(entry);
            return;
        }

        (entry.IsDeleted, entry.IsPermanent, entry.IsConsequence) = (true, permanently, false);
    }

    /// <summary>Gives a record another owner, or none. Needs the right to assign it; the new owner must be an active user.</summary>
    public void Assign(Record record, Id<User>? owner)
    {
        var entry = Tracker.Of(record);
        if (entry.Entity.Access != RecordAccess.Owned)
        {
            throw CrmException.Invalid("owner", "not_owned", $"A {entry.Entity.Name} has no owner.");
        }

        record.OwnerId = owner;
        entry.IsUnowned = owner is null;
    }

    /// <summary>Brings a deleted record back from the recycle bin, with what went there with it. Takes effect with <see cref="SaveAsync(CancellationToken)"/>.</summary>
    /// <exception cref="CrmException">It is not in the bin (<c>crm.not_found</c>).</exception>
    public async ValueTask<Record> RestoreAsync(string entity, Guid id, CancellationToken cancellationToken = default)
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        return await RecycleBin.RestoreAsync(this, scope, scope.State.Model[entity], id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells of something that happened to a record: the event goes into the outbox with the save, and to its handlers after the commit.</summary>
    /// <param name="record">A record of this session; events of one record keep their order.</param>
    /// <param name="e">The event: ids and figures, no personal data; serializable as JSON.</param>
    public void Raise<TEvent>(Record record, TEvent e)
        where TEvent : ICrmEvent => Tracker.Of(record).Raise(e);

    /// <summary>Takes back everything that is not saved.</summary>
    public void DiscardChanges() => Tracker.Clear();

    /// <summary>
    /// Saves what changed, with history, audit and events, and the host's own pending changes where the CRM is in its context: in one transaction, all or nothing.
    /// The host's open transaction is joined and left open. After a failure nothing is saved, and the changes are still there to be saved again or discarded.
    /// </summary>
    /// <exception cref="CrmException">Refused, with every reason: <c>crm.invalid</c>, <c>crm.forbidden</c>, <c>crm.conflict</c>, <c>crm.duplicate</c>, <c>crm.restricted</c>, <c>crm.no_scope</c>, <c>crm.storage</c>;
    /// or whether it stands could not be found out (<c>crm.in_doubt</c>).</exception>
    public ValueTask SaveAsync(CancellationToken cancellationToken = default) => SaveAsync(null, cancellationToken);

    /// <summary>Saves changes that took effect at an earlier instant: history keeps both times.</summary>
    /// <param name="effective">When they took effect: not after now, not before the last change of any of the records; null: now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">As the other overload; an instant out of range is <c>crm.invalid</c>.</exception>
    public async ValueTask SaveAsync(Instant? effective, CancellationToken cancellationToken = default) => await SaveAsync(effective, withPending: true, cancellationToken).ConfigureAwait(false);

    /// <summary>Saves what this session holds and nothing that the host has pending: for the CRM's own work, which the host did not ask to save anything.</summary>
    internal ValueTask<Saving> SaveAloneAsync(CancellationToken cancellationToken) => SaveAsync(null, withPending: false, cancellationToken);

    private async ValueTask<Saving> SaveAsync(Instant? effective, bool withPending, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Source.StartActivity("crm.save");
        var started = Telemetry.Start();
        try
        {
            var saving = await CallAsync(scope => SaveAsync(scope, effective, withPending, cancellationToken), cancellationToken, static tracker => new TrackerMark(tracker).Return).ConfigureAwait(false);
            Telemetry.Saved(saving.Tenant, saving.Written, started);
            Log.Saved(services.Logger, saving.Written);
            return saving;
        }
        catch (CrmException e)
        {
            activity?.SetTag("crm.error", e.Code);
            Log.Refused(services.Logger, e.Code);
            throw;
        }
    }

    private async ValueTask<Saving> SaveAsync(Scope scope, Instant? effective, bool withPending, CancellationToken cancellationToken)
    {
        var saving = new Saving(this, scope, effective);
        await saving.PrepareAsync(cancellationToken).ConfigureAwait(false);
        Within = null;
        for (var tries = 1; ; tries++)
        {
            try
            {
                await WriteAsync(saving, withPending, cancellationToken).ConfigureAwait(false);
                saving.Accept();
                return saving;
            }
            catch (CrmException e) when (tries < MostTries && e is { Code: CrmErrors.Duplicate, Fields: [{ Field: "id" }] } and not DuplicateException && !Store.JoinsTransaction && scope.State.Settings.Duplicates.Any(r => r.Action == DuplicateAction.Block))
            {
                // Somebody took the same place of a duplicate key at once. As that stands now, the save is judged by it as by any: one that may not be seen is passed without a word.
                Log.Refused(services.Logger, e.Code);
            }
        }
    }

    private ValueTask<bool> WriteAsync(Saving saving, bool withPending, CancellationToken cancellationToken) => Store.InTransactionAsync(
        async ct =>
        {
            await saving.WriteAsync(ct).ConfigureAwait(false);
            if (withPending)
            {
                (services.Store as IHostedStore)?.SavePending();
            }

            return true;
        },
        cancellationToken);

    private async ValueTask AuditOpeningAsync(CancellationToken cancellationToken)
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var now = services.Clock.Now();
        var entry = AuditWriter.Write(scope, AuditWriter.Entry(scope, services.Ids, now, []));
        await Store.InTransactionAsync(
            async ct =>
            {
                await Store.WriteAsync(new WriteBatch(scope.Tenant, now, [entry]) { Proof = entry }, ct).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
