using Crm.Changes;
using Crm.Records;
using Crm.Security;
using Crm.Storage;
using NodaTime;

namespace Crm.Sessions;

/// <summary>
/// One save, in two halves. Preparing runs rules and checks values; it may be slow and touches nothing. Writing judges rights, follows deletions and
/// writes rows, history, audit and events; it runs inside the transaction and may run again from its start.
/// </summary>
internal sealed class Saving(CrmSession session, Scope scope, Instant? effective)
{
    private readonly Instant recorded = session.Services.Clock.Now();
    private readonly List<Change> prepared = [];
    private List<Change> written = [];

    public int Written => written.Count;

    public async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        CheckEffective();
        var errors = new List<FieldError>();
        await new RuleRunner(session, scope).RunAsync(errors, cancellationToken).ConfigureAwait(false);
        foreach (var entry in session.Tracker.Entries)
        {
            if (Prepare(entry, errors) is { } change)
            {
                prepared.Add(change);
            }
        }

        if (errors.Count > 0)
        {
            throw CrmException.Invalid(errors);
        }
    }

    /// <summary>What the host saves through its own context, with a row it writes itself: settles its version and times. Where nothing changed there is nothing to tell of.</summary>
    public void PrepareHost(HostChange host, List<FieldError> errors)
    {
        IReadOnlyList<int> changed = host is { Before: { } before, After: { } now } ? RowDiff.Changed(host.Entity, before, now) : [];
        if (host.Kind == WriteKind.Update && changed.Count == 0)
        {
            host.Before!.CopyTo(host.After!, 0);
            return;
        }

        var change = new Change
        {
            Entity = host.Entity,
            Kind = host.Kind,
            Id = host.Record.Key,
            Before = host.Before,
            After = host.After,
            Changed = host.Kind == WriteKind.Update ? [.. changed, EntityDefinition.VersionSlot, EntityDefinition.ChangedAtSlot] : [],
            IsHostWritten = true,
            ToBin = host.Kind == WriteKind.Delete && host.Entity.HasRecycleBin,
        };
        if (host.After is { } row)
        {
            ValueCheck.Run(host.Entity, host.Before, row, errors);
            var at = host.Before is { } stored ? EffectiveAfter((Instant)stored[EntityDefinition.ChangedAtSlot]!) : recorded;
            row[EntityDefinition.VersionSlot] = host.ClaimedVersion + 1;
            row[EntityDefinition.CreatedAtSlot] = host.Before?[EntityDefinition.CreatedAtSlot] ?? at;
            row[EntityDefinition.ChangedAtSlot] = at;
            change.History = [new(at, row)];
        }

        prepared.Add(change);
    }

    public async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        var batch = await BuildAsync(cancellationToken).ConfigureAwait(false);
        if (batch is not null)
        {
            await session.Store.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            await new AccessCheck(session, scope).AfterAsync(written, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the session's records what was saved.</summary>
    public void Accept()
    {
        foreach (var change in written)
        {
            if (change.Entry is not { } entry)
            {
                continue;
            }

            if (change.Kind == WriteKind.Delete)
            {
                session.Tracker.Forget(entry);
                continue;
            }

            entry.Before = change.After;
            entry.Entity.Fill(entry.Record, change.After!);
            entry.Record.Tenant = scope.Tenant;
            entry.Events.Clear();
            entry.Dated.Clear();
            entry.DatedEffective = null;
            entry.Ruled = null;
            entry.IsConsequence = false;
            (entry.RestoredFrom, entry.RestoredRow) = (null, null);
        }
    }

    private async ValueTask<WriteBatch?> BuildAsync(CancellationToken cancellationToken)
    {
        if (prepared.Count == 0)
        {
            written = [];
            return null;
        }

        // Rights first: what stands in a deletion's way is told only to who may delete.
        var access = new AccessCheck(session, scope);
        await access.BeforeAsync(prepared, cancellationToken).ConfigureAwait(false);
        written = await Deletions.FollowAsync(session, scope, prepared, at => EffectiveAfter(at), cancellationToken).ConfigureAwait(false);
        await access.BeforeAsync([.. written.Skip(prepared.Count)], cancellationToken).ConfigureAwait(false);
        await new ReferenceCheck(session, scope).RunAsync(written, cancellationToken).ConfigureAwait(false);
        var rows = new List<RowWrite>(written.Count * 2);
        foreach (var change in written)
        {
            rows.Add(new RowWrite
            {
                Entity = change.Entity,
                Kind = change.Kind,
                Id = change.Id,
                ExpectedVersion = change.ExpectedVersion,
                Row = change.After,
                Changed = change.Changed,
                History = change.History,
                Effective = change.After is { } row ? (Instant)row[EntityDefinition.ChangedAtSlot]! : EffectiveAfter((Instant)change.Before![EntityDefinition.ChangedAtSlot]!),
                HistoryOnly = change.IsHostWritten,
            });
        }

        rows.AddRange(RecycleBin.Rows(session, scope, written, recorded));
        rows.Add(AuditWriter.Write(scope, AuditWriter.Entry(scope, session.Services.Ids, recorded, written)));
        rows.AddRange(OutboxWriter.Rows(scope, session.Services.Ids, recorded, written));
        return new WriteBatch(scope.Tenant, recorded, rows);
    }

    private Change? Prepare(Tracked entry, List<FieldError> errors)
    {
        if (!entry.IsNew && entry.Record.Tenant != scope.Tenant)
        {
            throw CrmException.NotFound(entry.Entity.Name);
        }

        if (entry.IsDeleted)
        {
            return new Change
            {
                Entity = entry.Entity,
                Kind = WriteKind.Delete,
                Id = entry.Record.Key,
                Before = entry.Before,
                Entry = entry,
                ToBin = entry.Entity.HasRecycleBin && !entry.IsPermanent,
            };
        }

        var after = entry.Entity.Snapshot(entry.Record);
        var changed = entry.Before is { } before ? RowDiff.Changed(entry.Entity, before, after) : [];
        if (!entry.IsNew && changed.Count == 0 && entry.Events.Count == 0)
        {
            return null;
        }

        if (entry.RestoredRow is { } binned && RowDiff.Changed(entry.Entity, binned, after).Count > 0)
        {
            errors.Add(new("record", "restore_first", "A restored record comes back as it was: save it, then change it."));
        }

        ValueCheck.Run(entry.Entity, entry.Before, after, errors);
        var change = new Change
        {
            Entity = entry.Entity,
            Kind = entry.IsNew ? WriteKind.Insert : WriteKind.Update,
            Id = entry.Record.Key,
            Before = entry.Before,
            After = after,
            Changed = [.. changed, EntityDefinition.VersionSlot, EntityDefinition.ChangedAtSlot],
            Entry = entry,
            IsConsequence = entry.IsConsequence,
            Events = [.. entry.Events],
        };
        Stamp(change, entry, errors);
        return change;
    }

    /// <summary>Gives the row its version and its dates, and history its versions.</summary>
    private void Stamp(Change change, Tracked entry, List<FieldError> errors)
    {
        var row = change.After!;
        if (entry.DatedEffective is not null)
        {
            change.History = Dated(entry, row, errors);
            return;
        }

        // Its deletion counted as a version, so that what tells of the return comes after it.
        var restored = entry.RestoredFrom is null ? 0L : entry.Record.Version + 1;
        var at = entry.RestoredFrom is { } bin ? EffectiveAfter(bin.DeletedAt, entry.Record.ChangedAt)
            : entry.IsNew ? effective ?? recorded
            : EffectiveAfter((Instant)change.Before![EntityDefinition.ChangedAtSlot]!);
        row[EntityDefinition.VersionSlot] = change.ExpectedVersion + restored + 1;
        row[EntityDefinition.CreatedAtSlot] = entry.IsNew && entry.RestoredFrom is null ? at : row[EntityDefinition.CreatedAtSlot];
        row[EntityDefinition.ChangedAtSlot] = at;
        change.History = [new(at, row)];
    }

    private List<HistoryVersion> Dated(Tracked entry, object?[] row, List<FieldError> errors)
    {
        var history = new List<HistoryVersion>();
        var first = entry.Dated.Count > 0 ? entry.Dated[0].Effective : entry.DatedEffective!.Value;
        foreach (var (at, record) in entry.Dated.Append((entry.DatedEffective!.Value, entry.Record)))
        {
            var version = ReferenceEquals(record, entry.Record) ? row : entry.Entity.Snapshot(record);
            if (at > recorded || (history.Count > 0 && at < history[^1].Effective))
            {
                errors.Add(new("effective", "out_of_order", "Dated versions come in the order of their dates, none after now."));
            }

            ValueCheck.Run(entry.Entity, null, version, errors);
            version[EntityDefinition.VersionSlot] = (long)history.Count + 1;
            version[EntityDefinition.CreatedAtSlot] = first;
            version[EntityDefinition.ChangedAtSlot] = at;
            history.Add(new(at, version));
        }

        return history;
    }

    /// <summary>When a change of a stored record takes effect: never before its last one did, should the clock run backwards.</summary>
    private Instant EffectiveAfter(params ReadOnlySpan<Instant> earlier)
    {
        var last = Time.Earliest;
        foreach (var instant in earlier)
        {
            last = Instant.Max(last, instant);
        }

        if (effective is { } given)
        {
            return given >= last ? given : throw CrmException.Invalid("effective", "out_of_range", "A change cannot take effect before the last change of its record.");
        }

        return recorded > last ? recorded : last;
    }

    private void CheckEffective()
    {
        if (effective is { } given && (given > recorded || given < Time.Earliest))
        {
            throw CrmException.Invalid("effective", "out_of_range", "A change takes effect between 1900 and now.");
        }
    }
}
