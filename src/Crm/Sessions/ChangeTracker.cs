using Crm.Changes;
using Crm.Records;
using NodaTime;

namespace Crm.Sessions;

/// <summary>The records that a session has loaded for change or added, each once.</summary>
internal sealed class ChangeTracker(IdGenerator ids)
{
    private readonly Dictionary<(string Entity, Guid Id), Tracked> entries = [];
    private readonly Dictionary<Record, Tracked> byRecord = new(ReferenceEqualityComparer.Instance);
    private readonly List<Tracked> order = [];
    private readonly Dictionary<string, Dictionary<Guid, List<Tracked>>> groups = new(StringComparer.Ordinal);
    private int grouped;

    public IReadOnlyList<Tracked> Entries => order;

    /// <summary>
    /// The entries that belong to a record, by what <see cref="IOwnedPart"/> says: found without going through the others, for a bulk has thousands.
    /// What changed whom it belongs to is found there after the next <see cref="Regroup"/>.
    /// </summary>
    public IReadOnlyList<Tracked> PartsOf(string entity, Guid owner)
    {
        for (; grouped < order.Count; grouped++)
        {
            if (order[grouped] is { Record: IOwnedPart { BelongsTo: { } key } } entry)
            {
                var parts = groups.GetValueOrDefault(entry.Entity.Name) ?? (groups[entry.Entity.Name] = []);
                (parts.GetValueOrDefault(key) ?? (parts[key] = [])).Add(entry);
            }
        }

        return groups.GetValueOrDefault(entity)?.GetValueOrDefault(owner) ?? [];
    }

    /// <summary>Looks anew which entries belong to which records.</summary>
    public void Regroup()
    {
        groups.Clear();
        grouped = 0;
    }

    public Tracked? Find(string entity, Guid id) => entries.GetValueOrDefault((entity, id));

    /// <summary>The entry of a record of this session.</summary>
    /// <exception cref="CrmException">The record was not loaded or added here (<c>crm.invalid</c>).</exception>
    public Tracked Of(Record record) => byRecord.GetValueOrDefault(record)
        ?? throw CrmException.Invalid("record", "not_loaded", "The record was not loaded for change or added by this session.");

    /// <summary>Tracks a stored row. One that is tracked already keeps its unsaved changes, unless it is stale.</summary>
    public Tracked Track(EntityDefinition entity, object?[] row, TenantId tenant)
    {
        var id = (Guid)row[EntityDefinition.IdSlot]!;
        if (entries.TryGetValue((entity.Name, id), out var known))
        {
            known.RefreshIfUnchanged(row);
            return known;
        }

        return Put(new Tracked(entity, entity.Materialize(row, tenant), row));
    }

    public Tracked Add(EntityDefinition entity, Record record)
    {
        if (record.Key == Guid.Empty)
        {
            record.Key = ids.NextGuid();
        }

        return entries.ContainsKey((entity.Name, record.Key))
            ? throw CrmException.Invalid("record", "already_added", "The record is part of this session already.")
            : Put(new Tracked(entity, record, null));
    }

    public void Restore(EntityDefinition entity, Record record, BinEntry from, object?[] row)
    {
        if (!entries.ContainsKey((entity.Name, record.Key)))
        {
            Put(new Tracked(entity, record, null) { RestoredFrom = new(from.DeletedAt, from), RestoredRow = row, IsConsequence = !from.IsRoot && entity.Access == RecordAccess.Parent });
        }
    }

    public void Forget(Tracked entry)
    {
        entries.Remove((entry.Entity.Name, entry.Record.Key));
        byRecord.Remove(entry.Record);
        order.Remove(entry);
        Regroup();
    }

    public void Clear()
    {
        entries.Clear();
        byRecord.Clear();
        order.Clear();
        Regroup();
    }

    public Tracked Put(Tracked entry)
    {
        entries[(entry.Entity.Name, entry.Record.Key)] = entry;
        byRecord[entry.Record] = entry;
        order.Add(entry);
        return entry;
    }
}

/// <summary>One record of a session: as it was stored, and what is to happen to it.</summary>
internal sealed class Tracked(EntityDefinition entity, Record record, object?[]? before)
{
    public EntityDefinition Entity => entity;

    public Record Record => record;

    /// <summary>The stored values; null: not stored.</summary>
    public object?[]? Before { get; set; } = before;

    public bool IsNew => Before is null;

    public bool IsDeleted { get; set; }

    /// <summary>Deleted for good, past the recycle bin.</summary>
    public bool IsPermanent { get; set; }

    /// <summary>Where it comes back from.</summary>
    public Restoration? RestoredFrom { get; set; }

    /// <summary>The values that it comes back with: it is restored as it was, and changed afterwards.</summary>
    public object?[]? RestoredRow { get; set; }

    /// <summary>Whether it follows from another record's change and needs no right of its own: the note of a move, what comes back with a deal.</summary>
    public bool IsConsequence { get; set; }

    /// <summary>The fields that the CRM itself sets in a record that somebody changes: consent in a merge. They need no right.</summary>
    public IReadOnlyCollection<string> Given { get; set; } = [];

    /// <summary>As a consequence has left a stored record; what differs from it, somebody changed themselves.</summary>
    public object?[]? Followed { get; set; }

    /// <summary>Has a stored record follow from another's change: it needs no right of its own, as long as nobody changes it beside that.</summary>
    public void Follow(Action change)
    {
        var isUntouched = Before is { } stored && RowDiff.Changed(entity, Followed ?? stored, entity.Snapshot(record)).Count == 0;
        change();
        if (isUntouched)
        {
            (IsConsequence, Followed) = (true, entity.Snapshot(record));
        }
    }

    /// <summary>Has a stored record go along with another's move: it needs no right of its own, and as it only changes hands, its rules are not asked.</summary>
    public void GoAlong(Action change)
    {
        change();
        (IsConsequence, Ruled) = (true, entity.Snapshot(record));
    }

    /// <summary>Has a stored record go for good as part of another's move.</summary>
    public void GoForGood() => (IsDeleted, IsPermanent, IsConsequence, Ruled) = (true, true, true, Before);

    /// <summary>Whether nobody shall own it, although somebody adds it.</summary>
    public bool IsUnowned { get; set; }

    /// <summary>Whether its rules have run since it last changed.</summary>
    public object?[]? Ruled { get; set; }

    public List<RaisedEvent> Events { get; } = [];

    public void Raise<TEvent>(TEvent e)
        where TEvent : ICrmEvent => Events.Add(new(TEvent.EventName, e));

    /// <summary>Earlier versions with their own dates, for imports; the record itself is the last.</summary>
    public List<(Instant Effective, Record Version)> Dated { get; } = [];

    /// <summary>When the last of the dated versions took effect.</summary>
    public Instant? DatedEffective { get; set; }

    public void RefreshIfUnchanged(object?[] row)
    {
        if (Before is not null && !IsDeleted && !entity.Differs(record, Before))
        {
            Before = row;
            entity.Fill(record, row);
        }
    }
}

/// <summary>A record that belongs to another, as the ways to reach somebody do.</summary>
internal interface IOwnedPart
{
    /// <summary>The id of the record it belongs to.</summary>
    Guid? BelongsTo { get; }
}
