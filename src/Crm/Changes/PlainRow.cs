using Crm.Records;
using Crm.Storage;

namespace Crm.Changes;

/// <summary>Writes of the tables that the CRM keeps for itself.</summary>
internal static class PlainRow
{
    public static RowWrite Insert(EntityDefinition entity, Record record) =>
        new() { Entity = entity, Kind = WriteKind.Insert, Id = record.Key, Row = entity.Snapshot(record) };

    /// <summary>Writes only the named properties, so that who writes others at the same time is not undone.</summary>
    public static RowWrite Update(EntityDefinition entity, Record record, params ReadOnlySpan<string> properties)
    {
        var changed = new List<int>(properties.Length);
        foreach (var property in properties)
        {
            changed.Add(entity.Slots.First(s => s.Property == property).Ordinal);
        }

        return new() { Entity = entity, Kind = WriteKind.Update, Id = record.Key, Row = entity.Snapshot(record), Changed = changed };
    }

    public static RowWrite Delete(EntityDefinition entity, Guid id) => new() { Entity = entity, Kind = WriteKind.Delete, Id = id };
}
