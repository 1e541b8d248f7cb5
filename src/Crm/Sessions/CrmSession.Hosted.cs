using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Sessions;

/// <content>The part a session takes in what the host does with its own context.</content>
public sealed partial class CrmSession : IHostedSaves
{
    private CrmModel? hostedModel;

    CrmModel IHostedSaves.Model => hostedModel ?? services.Composition.Model;

    Instant IHostedSaves.Now() => services.Clock.Now();

    /// <summary>
    /// Binds the host's context to whoever acts, so that its own queries over CRM records see the tenant's. Any other call of the session does so too.
    /// </summary>
    /// <exception cref="CrmException">Nobody acts (<c>crm.no_scope</c>).</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken = default) => await ScopeAsync(cancellationToken).ConfigureAwait(false);

    async ValueTask IHostedSaves.BeforeSaveAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken)
    {
        // A session of its own: what rules add is saved now, what this session holds unsaved is not.
        var session = new CrmSession(services, system);
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var saving = new Saving(session, scope, null);
        var errors = new List<FieldError>();
        var prepared = new List<Change>();
        foreach (var change in changes)
        {
            if (change.After is { } after)
            {
                await ApplyRulesAsync(session, scope, change, after, errors, cancellationToken).ConfigureAwait(false);
                ValueCheck.Run(change.Entity, change.Before, after, errors);
            }

            prepared.Add(Hosted(change));
        }

        if (errors.Count > 0)
        {
            throw CrmException.Invalid(errors);
        }

        await saving.PrepareAsync(cancellationToken).ConfigureAwait(false);
        saving.PrepareHost(prepared);
        await saving.WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask ApplyRulesAsync(CrmSession session, Scope scope, HostChange change, object?[] after, List<FieldError> errors, CancellationToken cancellationToken)
    {
        var record = change.Entity.Materialize(after, scope.Tenant);
        if (change.Kind == WriteKind.Insert && change.Entity.Access == RecordAccess.Owned)
        {
            record.OwnerId ??= scope.User;
        }

        foreach (var rule in session.Services.Composition.Rules)
        {
            if (rule.RecordType?.IsInstanceOfType(record) == true && (rule.Entity is null || rule.Entity == change.Entity.Name))
            {
                await rule.Run(record, change.Kind == WriteKind.Insert, session, errors, cancellationToken).ConfigureAwait(false);
            }
        }

        change.Entity.Snapshot(record).CopyTo(after, 0);
    }

    private static Change Hosted(HostChange change)
    {
        if (change.Before is { } before && (long)before[EntityDefinition.VersionSlot]! != change.ClaimedVersion)
        {
            throw CrmException.Conflict(change.Entity.Name, change.Record.Key);
        }

        return new Change
        {
            Entity = change.Entity,
            Kind = change.Kind,
            Id = change.Record.Key,
            Before = change.Before,
            After = change.After,
            Changed = change is { Before: { } old, After: { } now } ? [.. RowDiff.Changed(change.Entity, old, now), EntityDefinition.VersionSlot, EntityDefinition.ChangedAtSlot] : [],
            History = change.After is { } row ? [new((Instant)row[EntityDefinition.ChangedAtSlot]!, row)] : [],
            IsHostWritten = true,
            ToBin = change.Kind == WriteKind.Delete && change.Entity.HasRecycleBin,
        };
    }
}
