using System.Text.Json;
using Crm.Changes;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>What the save of a merge did with one record.</summary>
/// <param name="Entity">The entity's name.</param>
/// <param name="Id">The record.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Before">Its values before; null: it was made.</param>
/// <param name="After">Its values after; null: it went.</param>
/// <param name="Changed">The ordinals that differ.</param>
internal sealed record MergedRow(string Entity, Guid Id, WriteKind Kind, object?[]? Before, object?[]? After, IReadOnlyList<int> Changed);

/// <summary>The changes of a merge as JSON and back. What the model has no more is left out when it is read.</summary>
internal static class MergedRows
{
    public static string Write(IReadOnlyList<Change> changes) => CrmJson.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var change in changes)
        {
            Write(writer, change);
        }

        writer.WriteEndArray();
    });

    public static List<MergedRow> Read(CrmModel model, string payload)
    {
        using var document = JsonDocument.Parse(payload);
        var rows = new List<MergedRow>();
        foreach (var item in document.RootElement.EnumerateArray())
        {
            if (model.Find(item.GetProperty("entity").GetString()!) is { } entity)
            {
                rows.Add(Read(entity, item));
            }
        }

        return rows;
    }

    private static void Write(Utf8JsonWriter writer, Change change)
    {
        writer.WriteStartObject();
        writer.WriteString("entity", change.Entity.Name);
        writer.WriteString("id", change.Id);
        if (change.Before is { } before)
        {
            writer.WritePropertyName("before");
            writer.WriteRawValue(RowJson.Write(change.Entity, before));
        }

        if (change is { Kind: WriteKind.Insert, After: { } made })
        {
            writer.WritePropertyName("after");
            writer.WriteRawValue(RowJson.Write(change.Entity, made));
        }
        else if (change is { Kind: WriteKind.Update, After: { } after })
        {
            writer.WriteStartObject("changed");
            foreach (var slot in change.Entity.Slots.Where(s => s.KeyOf is null && change.Changed.Contains(s.Ordinal)))
            {
                writer.WritePropertyName(slot.Column);
                RowJson.Write(writer, after[slot.Ordinal]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static MergedRow Read(EntityDefinition entity, JsonElement item)
    {
        var id = item.GetProperty("id").GetGuid();
        var before = item.TryGetProperty("before", out var stored) ? RowJson.Read(entity, stored.GetRawText()) : null;
        if (before is null)
        {
            return new(entity.Name, id, WriteKind.Insert, null, RowJson.Read(entity, item.GetProperty("after").GetRawText()), []);
        }

        if (!item.TryGetProperty("changed", out var changed))
        {
            return new(entity.Name, id, WriteKind.Delete, before, null, []);
        }

        var after = (object?[])before.Clone();
        var ordinals = new List<int>();
        foreach (var slot in entity.Slots.Where(s => s.KeyOf is null))
        {
            if (changed.TryGetProperty(slot.Column, out var value))
            {
                after[slot.Ordinal] = value.ValueKind == JsonValueKind.Null ? null : RowJson.Read(value, slot.Kind);
                ordinals.Add(slot.Ordinal);
            }
        }

        return new(entity.Name, id, WriteKind.Update, before, after, ordinals);
    }
}
