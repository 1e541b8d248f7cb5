using Crm.Changes;
using Crm.Records;
using Crm.Storage;

namespace Crm.Sessions;

/// <content>The part a session takes in what the host does with its own context.</content>
public sealed partial class CrmSession : IHostedSaves
{
    private CrmModel? hostedModel;

    /// <summary>What the host's save under way writes itself, so that the session does not.</summary>
    private Dictionary<Guid, (HostChange Change, List<RaisedEvent> Events)> hostWritten = [];

    /// <summary>The session's part of the host's save under way, once the host's own statements are all that is missing.</summary>
    private Saving? hostSaving;

    internal bool IsHosted(Guid id) => hostWritten.ContainsKey(id);

    /// <summary>A record as it is stored, whoever writes it; null: it is new.</summary>
    internal T? Stored<T>(T record)
        where T : Record
    {
        if (hostWritten.TryGetValue(record.Key, out var hosted))
        {
            return hosted.Change.Before is { } row ? (T)hosted.Change.Entity.Materialize(row, record.Tenant) : null;
        }

        var entry = Tracker.Find(services.Composition.Model.Of(record).Name, record.Key);
        return entry?.Before is { } before ? (T)entry.Entity.Materialize(before, record.Tenant) : null;
    }

    /// <summary>Tells of something in a rule before a save, whoever writes the record.</summary>
    internal void Tell<TEvent>(Record record, TEvent e)
        where TEvent : ICrmEvent
    {
        if (hostWritten.TryGetValue(record.Key, out var hosted))
        {
            hosted.Events.Add(new(TEvent.EventName, e));
            return;
        }

        Tracker.Of(record).Raise(e);
    }

    CrmModel IHostedSaves.Model => hostedModel ?? services.Composition.Model;

    /// <summary>
    /// Binds the host's context to whoever acts, so that its own queries over CRM records see the tenant's. Any other call of the session does so too.
    /// </summary>
    /// <exception cref="CrmException">Nobody acts (<c>crm.no_scope</c>).</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken = default) => await ScopeAsync(cancellationToken).ConfigureAwait(false);

    async ValueTask IHostedSaves.BeforeSaveAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken)
    {
        // A session of its own: what rules add is saved now, what this session holds unsaved is not.
        var session = new CrmSession(services, system) { hostWritten = changes.ToDictionary(c => c.Record.Key, c => (c, new List<RaisedEvent>())) };
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        if (changes.FirstOrDefault(c => c.Entity.IsPlain) is { } kept)
        {
            throw CrmException.Forbidden($"'{kept.Entity.Name}' is kept by the CRM alone; it is not written by a host.");
        }

        await new AccessCheck(session, scope).SeesAsync([.. changes.Where(c => c.Before is not null)], cancellationToken).ConfigureAwait(false);
        if (changes.FirstOrDefault(c => c.Before is { } before && (long)before[EntityDefinition.VersionSlot]! != c.ClaimedVersion) is { } stale)
        {
            throw CrmException.Conflict(stale.Entity.Name, stale.Record.Key);
        }

        var saving = new Saving(session, scope, null);
        var errors = new List<FieldError>();
        foreach (var change in changes)
        {
            if (change.After is { } after)
            {
                await ApplyRulesAsync(session, scope, change, after, errors, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await RuleRunner.RunAsync(session, change.Entity, change.Entity.Materialize(change.Before!, scope.Tenant), isNew: false, onDelete: true, errors, cancellationToken).ConfigureAwait(false);
            }

            saving.PrepareHost(change, session.hostWritten[change.Record.Key].Events, errors);
        }

        if (errors.Count > 0)
        {
            throw CrmException.Invalid(errors);
        }

        await saving.PrepareAsync(cancellationToken).ConfigureAwait(false);
        await saving.WriteAsync(cancellationToken).ConfigureAwait(false);
        hostSaving = saving;
    }

    async ValueTask IHostedSaves.AfterSaveAsync(CancellationToken cancellationToken)
    {
        var saving = hostSaving;
        hostSaving = null;
        if (saving is not null)
        {
            await saving.ScoreAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask ApplyRulesAsync(CrmSession session, Scope scope, HostChange change, object?[] after, List<FieldError> errors, CancellationToken cancellationToken)
    {
        var record = change.Entity.Materialize(after, scope.Tenant);
        if (change.Kind == WriteKind.Insert && change.Entity.Access == RecordAccess.Owned)
        {
            record.OwnerId ??= scope.User;
        }

        await RuleRunner.RunAsync(session, change.Entity, record, change.Kind == WriteKind.Insert, onDelete: false, errors, cancellationToken).ConfigureAwait(false);
        change.Entity.Snapshot(record).CopyTo(after, 0);
    }
}
