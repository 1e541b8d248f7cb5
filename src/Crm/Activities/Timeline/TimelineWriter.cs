using System.Security.Cryptography;
using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Activities;

/// <summary>Makes the rows that keep timelines true to a save: of its activities, of who takes part, and of contacts and deals that went to another account.</summary>
internal static class TimelineWriter
{
    private const int Chunk = 500;

    public static async ValueTask<IReadOnlyList<RowWrite>> RowsAsync(CrmSession session, Scope scope, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var touched = new HashSet<Guid>();
        var moved = new List<Guid>();
        foreach (var change in changes)
        {
            switch (change.Entity.Name)
            {
                case "activity":
                    touched.Add(change.Id);
                    break;
                case "participant":
                    touched.UnionWith(new[] { change.Before, change.After }.OfType<object?[]>().Select(r => Reference(change.Entity, "activity", r)).OfType<Guid>());
                    break;
                case "contact" or "deal" when change is { Kind: WriteKind.Update, Before: { } before, After: { } after }
                        && !Equals(Reference(change.Entity, "account", before), Reference(change.Entity, "account", after)):
                    moved.Add(change.Id);
                    break;
            }
        }

        if (touched.Count + moved.Count == 0)
        {
            return [];
        }

        var entries = await EntriesAsync(session, scope, "recordId", moved, cancellationToken).ConfigureAwait(false);
        touched.UnionWith(entries.Select(e => e.ActivityId!.Value.Value));
        var isNew = changes.Where(c => c is { Entity.Name: "activity", Kind: WriteKind.Insert }).Select(c => c.Id).ToHashSet();
        var stored = await EntriesAsync(session, scope, "activityId", [.. touched.Where(id => !isNew.Contains(id))], cancellationToken).ConfigureAwait(false);
        var wanted = await new TimelinePlaces(session, scope, changes).OfAsync(touched, isNew, cancellationToken).ConfigureAwait(false);
        return Difference(scope, stored, wanted);
    }

    /// <summary>The id of the entry of an activity on a record's timeline: near those made at the same time, and the same however often it is made.</summary>
    public static Id<TimelineEntry> IdOf(Guid activity, Guid record)
    {
        Span<byte> both = stackalloc byte[32];
        activity.TryWriteBytes(both, bigEndian: true, out _);
        record.TryWriteBytes(both[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(both, hash);
        hash[..8].CopyTo(both[8..]);
        return new(new Guid(both[..16], bigEndian: true));
    }

    private static object? Reference(EntityDefinition entity, string relation, object?[] row) => entity.References.First(r => r.Name == relation).ForeignKey.Read(row);

    private static List<RowWrite> Difference(Scope scope, IReadOnlyList<TimelineEntry> stored, IReadOnlyDictionary<Id<TimelineEntry>, TimelineEntry> wanted)
    {
        var definition = scope.State.Model["timeline"];
        var rows = new List<RowWrite>();
        var kept = new HashSet<Id<TimelineEntry>>();
        foreach (var entry in stored)
        {
            if (wanted.TryGetValue(entry.Id, out var still) && still.At == entry.At && still.Kind == entry.Kind)
            {
                kept.Add(entry.Id);
                continue;
            }

            rows.Add(new RowWrite { Entity = definition, Kind = WriteKind.Delete, Id = entry.Key });
        }

        rows.AddRange(wanted.Values.Where(w => !kept.Contains(w.Id)).OrderBy(w => w.Key).Select(w => PlainRow.Insert(definition, w)));
        return rows;
    }

    private static async ValueTask<List<TimelineEntry>> EntriesAsync(CrmSession session, Scope scope, string field, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["timeline"];
        var by = field == "recordId" ? (FieldDefinition)definition.Fields[field] : definition.References[0].ForeignKey;
        var entries = new List<TimelineEntry>();
        foreach (var chunk in ids.Chunk(Chunk))
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(by, chunk) },
                cancellationToken).ConfigureAwait(false);
            entries.AddRange(rows.Select(r => (TimelineEntry)definition.Materialize(r, scope.Tenant)));
        }

        return entries;
    }
}
