using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>
/// The identity map to other systems: which record an id of theirs is, and what a record is called there. One id a record and system, one record an id. Who sees the record sees its ids, who may change it sets them;
/// the ids of a hidden record are as unknown as those that never were. They go when the record is deleted for good.
/// </summary>
public sealed class ExternalIds
{
    private readonly CrmSession session;

    internal ExternalIds(CrmSession session) => this.session = session;

    /// <summary>The record of an id in a system; null: there is none, or none to be seen. O(log n).</summary>
    /// <param name="system">The system.</param>
    /// <param name="entity">What the record is.</param>
    /// <param name="value">Its id there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<Guid?> FindAsync(string system, string entity, string value, CancellationToken cancellationToken = default)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var found = await FindAsync(session, scope, scope.State.Model[entity], system, [value], cancellationToken).ConfigureAwait(false);
        return found.TryGetValue(value, out var id) && await SeesAsync(scope, scope.State.Model[entity], id, cancellationToken).ConfigureAwait(false) ? id : null;
    }

    /// <summary>What a record is called in other systems, by the system's name.</summary>
    /// <exception cref="CrmException">There is no such record, or none that may be seen (<c>crm.not_found</c>).</exception>
    public async ValueTask<IReadOnlyDictionary<string, string>> OfAsync(string entity, Guid record, CancellationToken cancellationToken = default)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var seen = await Redirects.SeenAsync(session, scope, scope.State.Model[entity], record, cancellationToken).ConfigureAwait(false);
        var rows = await RowsAsync(session, scope, "recordId", [seen], cancellationToken).ConfigureAwait(false);
        return rows.Where(r => !r.IsFurther).ToDictionary(r => r.System, r => r.Value, StringComparer.Ordinal);
    }

    /// <summary>Says what a record is called in a system, in place of what it was called there. Takes effect with <see cref="CrmSession.SaveAsync(CancellationToken)"/>; an id that another record has ends that with <c>crm.duplicate</c>.
    /// One that came to the record in a merge, and by which it is found already, stays that.</summary>
    /// <param name="record">A record of this session; saving needs the right to change it.</param>
    /// <param name="system">The system: 1-40 characters.</param>
    /// <param name="value">Its id there: 1-200 characters.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The record is not this session's (<c>crm.invalid</c>).</exception>
    public async ValueTask SetAsync(Record record, string system, string value, CancellationToken cancellationToken = default)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var there = await OfTrackedAsync(scope, record, system, cancellationToken).ConfigureAwait(false);
        if (there.Exists(i => i.Value == value))
        {
            return;
        }

        if (there.Find(i => !i.IsFurther) is not { } known)
        {
            Add(session, scope, ExternalId.Of(session.Tracker.Of(record).Entity.Name, record.Key, system, value));
            return;
        }

        known.ChangeTo(value);
        session.Tracker.Of(known).IsConsequence = true;
    }

    /// <summary>Forgets what a record is called in a system, further ids that came in merges too; where it is not called anything, nothing happens. Takes effect with <see cref="CrmSession.SaveAsync(CancellationToken)"/>.</summary>
    /// <exception cref="CrmException">As for setting.</exception>
    public async ValueTask RemoveAsync(Record record, string system, CancellationToken cancellationToken = default)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        foreach (var known in await OfTrackedAsync(scope, record, system, cancellationToken).ConfigureAwait(false))
        {
            // One that is not saved yet is only taken back.
            var entry = session.Tracker.Of(known);
            session.Delete(known, permanently: true);
            entry.IsConsequence = true;
        }
    }

    /// <summary>The records of ids in a system, whoever may see them.</summary>
    internal static async ValueTask<Dictionary<string, Guid>> FindAsync(CrmSession session, Scope scope, EntityDefinition entity, string system, IEnumerable<string> values, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(session, scope, "place", values.Select(v => (object)ExternalId.PlaceOf(system, entity.Name, v)), cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Value, r => r.RecordId!.Value, StringComparer.Ordinal);
    }

    internal static async ValueTask<List<ExternalId>> RowsAsync(CrmSession session, Scope scope, string field, IEnumerable<object> values, CancellationToken cancellationToken)
    {
        var entity = scope.State.Model["externalId"];
        var found = new List<ExternalId>();
        foreach (var chunk in values.Chunk(500))
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = null, Where = new CheckedMembership(new FieldValue([], entity.Fields[field]), chunk.ToSequence()) },
                cancellationToken).ConfigureAwait(false);
            found.AddRange(rows.Select(r => (ExternalId)session.Tracker.Track(entity, r, scope.Tenant).Record));
        }

        return found;
    }

    /// <summary>Adds one whose record the caller may change.</summary>
    internal static void Add(CrmSession session, Scope scope, ExternalId id) =>
        session.Tracker.Add(scope.State.Model["externalId"], id).IsConsequence = true;

    /// <summary>The ids that a record of this session has in a system: its name there and further ones.</summary>
    private async ValueTask<List<ExternalId>> OfTrackedAsync(Scope scope, Record record, string system, CancellationToken cancellationToken)
    {
        session.Tracker.Of(record);
        await RowsAsync(session, scope, "recordId", [record.Key], cancellationToken).ConfigureAwait(false);
        return [.. session.Tracker.Entries.Where(e => !e.IsDeleted).Select(e => e.Record).OfType<ExternalId>().Where(i => i.RecordId == record.Key && i.System == system)];
    }

    private async ValueTask<bool> SeesAsync(Scope scope, EntityDefinition entity, Guid id, CancellationToken cancellationToken)
    {
        var rows = await session.Store.QueryAsync(
            new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = scope.Policy.For(entity, Right.Read), Where = CrmSession.HasId(entity, id), Columns = [new FieldValue([], entity.Key!)] },
            cancellationToken).ConfigureAwait(false);
        return rows.Count > 0;
    }
}
