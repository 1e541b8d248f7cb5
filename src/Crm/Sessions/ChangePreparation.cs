using Crm.Changes;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Sessions;

/// <summary>Makes the changes of a save: compares, checks values, gives versions and dates. Touches nothing.</summary>
internal sealed class ChangePreparation(Scope scope, SaveTime time)
{
    /// <summary>What a session's entry changes; null: nothing.</summary>
    public Change? Of(Tracked entry, List<FieldError> errors)
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
                IsConsequence = entry.IsConsequence,
            };
        }

        // As the rules left it, if any ran: they ended when nothing changed any more.
        var after = entry.Ruled ?? entry.Entity.Snapshot(entry.Record);
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
            IsConsequence = entry.IsConsequence && (entry.Followed is not { } followed || RowDiff.Changed(entry.Entity, followed, after).Count == 0),
            Events = [.. entry.Events],
        };
        Stamp(change, entry, errors);
        return change;
    }

    /// <summary>What the host saves through its own context, with a row it writes itself: settles its version and times. Null: nothing changed, and there is nothing to tell of.</summary>
    public Change? OfHost(HostChange host, List<RaisedEvent> events, List<FieldError> errors)
    {
        IReadOnlyList<int> changed = host is { Before: { } before, After: { } now } ? RowDiff.Changed(host.Entity, before, now) : [];
        if (host.Kind == WriteKind.Update && changed.Count == 0)
        {
            host.Before!.CopyTo(host.After!, 0);
            return null;
        }

        var change = new Change
        {
            Entity = host.Entity,
            Kind = host.Kind,
            Id = host.Record.Key,
            Before = host.Before,
            After = host.After,
            Changed = host.Kind == WriteKind.Update ? [.. changed, EntityDefinition.VersionSlot, EntityDefinition.ChangedAtSlot] : [],
            Events = events,
            IsHostWritten = true,
            ToBin = host.Kind == WriteKind.Delete && host.Entity.HasRecycleBin,
        };
        if (host.After is { } row)
        {
            ValueCheck.Run(host.Entity, host.Before, row, errors);
            var at = host.Before is { } stored ? time.After((Instant)stored[EntityDefinition.ChangedAtSlot]!) : time.Recorded;
            row[EntityDefinition.VersionSlot] = host.ClaimedVersion + 1;
            row[EntityDefinition.CreatedAtSlot] = host.Before?[EntityDefinition.CreatedAtSlot] ?? at;
            row[EntityDefinition.ChangedAtSlot] = at;
            change.History = [new(at, row)];
        }

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
        var at = entry.RestoredFrom is { } bin ? time.After(bin.DeletedAt, entry.Record.ChangedAt)
            : entry.IsNew ? time.First
            : time.After((Instant)change.Before![EntityDefinition.ChangedAtSlot]!);
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
            if (at > time.Recorded || (history.Count > 0 && at < history[^1].Effective))
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
}
