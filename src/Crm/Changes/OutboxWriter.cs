using System.Text.Json;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Changes;

/// <summary>Makes the outbox rows of a save: what happened to each record, then what the domain says of it.</summary>
internal static class OutboxWriter
{
    /// <summary>Room for so many events of one record in one save.</summary>
    private const int PerVersion = 1_000;

    public static IEnumerable<RowWrite> Rows(Scope scope, IdGenerator ids, Instant at, IReadOnlyList<Change> changes)
    {
        foreach (var change in changes.Where(c => c.Entity.HasEvents))
        {
            var place = 0;
            foreach (var e in change.Events.Prepend(Happened(change)))
            {
                if (place >= PerVersion)
                {
                    throw CrmException.Invalid("events", "too_many", $"One save raises at most {PerVersion} events of one record.");
                }

                var version = change.Kind == WriteKind.Delete ? change.ExpectedVersion + 1 : change.NewVersion;
                yield return Row(scope, ids, at, change.Entity, change.Id, version, place++, e);
            }
        }
    }

    /// <summary>The row of one event of a record's version.</summary>
    public static RowWrite Row(Scope scope, IdGenerator ids, Instant at, EntityDefinition entity, Guid record, long version, int place, RaisedEvent e) =>
        PlainRow.Insert(scope.State.Model["outbox"], new OutboxEntry
        {
            Id = ids.Next<OutboxEntry>(),
            Entity = entity.Name,
            RecordId = record,
            Sequence = (version * PerVersion) + place,
            Type = e.Name,
            Payload = JsonSerializer.Serialize(e.Event, e.Event.GetType(), CrmJson.Options),
            OccurredAt = at,
            DueAt = at,
            LeaseUntil = Time.Earliest,
        });

    private static RaisedEvent Happened(Change change) => change switch
    {
        { Kind: WriteKind.Delete } => new(RecordDeleted.EventName, new RecordDeleted(change.Entity.Name, change.Id, change.ExpectedVersion, change.ToBin)),
        { Kind: WriteKind.Update } => new(RecordChanged.EventName, new RecordChanged(change.Entity.Name, change.Id, change.NewVersion, [.. RowDiff.Fields(change.Entity, change.Before, change.After!).Select(f => f.Name)])),
        { Entry.RestoredFrom: not null } => new(RecordRestored.EventName, new RecordRestored(change.Entity.Name, change.Id, change.NewVersion)),
        _ => new(RecordCreated.EventName, new RecordCreated(change.Entity.Name, change.Id, change.NewVersion)),
    };
}
