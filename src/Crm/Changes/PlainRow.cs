using Crm.Records;
using Crm.Storage;

namespace Crm.Changes;

/// <summary>Writes of the tables that the CRM keeps for itself.</summary>
internal static class PlainRow
{
    public static RowWrite Insert(EntityDefinition entity, Record record) =>
        new() { Entity = entity, Kind = WriteKind.Insert, Id = record.Key, Row = entity.Snapshot(record) };

    public static RowWrite Update(EntityDefinition entity, Record record) => new()
    {
        Entity = entity,
        Kind = WriteKind.Update,
        Id = record.Key,
        Row = entity.Snapshot(record),
        Changed = [.. entity.Slots.Select(s => s.Ordinal).Skip(1)],
    };

    public static RowWrite Delete(EntityDefinition entity, Guid id) => new() { Entity = entity, Kind = WriteKind.Delete, Id = id };
}
