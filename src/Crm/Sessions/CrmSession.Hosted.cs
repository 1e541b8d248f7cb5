using Crm.Records;
using Crm.Storage;

namespace Crm.Sessions;

/// <content>The part a session takes in what the host does with its own context.</content>
public sealed partial class CrmSession : IHostedSaves
{
    private CrmModel? hostedModel;

    /// <summary>What the host's save under way writes itself, so that the session does not.</summary>
    private HashSet<Guid> hostWritten = [];

    internal bool IsHosted(Guid id) => hostWritten.Contains(id);

    CrmModel IHostedSaves.Model => hostedModel ?? services.Composition.Model;

    /// <summary>
    /// Binds the host's context to whoever acts, so that its own queries over CRM records see the tenant's. Any other call of the session does so too.
    /// </summary>
    /// <exception cref="CrmException">Nobody acts (<c>crm.no_scope</c>).</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken = default) => await ScopeAsync(cancellationToken).ConfigureAwait(false);

    async ValueTask IHostedSaves.BeforeSaveAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken)
    {
        // A session of its own: what rules add is saved now, what this session holds unsaved is not.
        var session = new CrmSession(services, system) { hostWritten = [.. changes.Select(c => c.Record.Key)] };
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

            saving.PrepareHost(change, errors);
        }

        if (errors.Count > 0)
        {
            throw CrmException.Invalid(errors);
        }

        await saving.PrepareAsync(cancellationToken).ConfigureAwait(false);
        await saving.WriteAsync(cancellationToken).ConfigureAwait(false);
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
