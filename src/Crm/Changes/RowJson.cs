using System.Text.Json;
using Crm.Records;
using NodaTime;
using NodaTime.Text;

namespace Crm.Changes;

/// <summary>Stored values as JSON: whole rows for the recycle bin, single fields for the audit.</summary>
internal static class RowJson
{
    public static string Write(EntityDefinition entity, object?[] row) => CrmJson.Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var slot in entity.Slots)
        {
            if (slot.KeyOf is null && row[slot.Ordinal] is { } value)
            {
                writer.WritePropertyName(slot.Column);
                Write(writer, value);
            }
        }

        writer.WriteEndObject();
    });

    public static object?[] Read(EntityDefinition entity, string json)
    {
        using var document = JsonDocument.Parse(json);
        var row = new object?[entity.Slots.Length];
        foreach (var slot in entity.Slots)
        {
            if (slot.KeyOf is null && document.RootElement.TryGetProperty(slot.Column, out var value))
            {
                row[slot.Ordinal] = Read(value, slot.Kind);
            }
        }

        foreach (var slot in entity.Slots)
        {
            if (slot.KeyOf is { } text)
            {
                row[slot.Ordinal] = row[text.Ordinal] is string value ? Crm.Criteria.TextFolding.Fold(value) : null;
            }
        }

        return row;
    }

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case LocalDate date: writer.WriteStringValue(LocalDatePattern.Iso.Format(date)); break;
            case Instant instant: writer.WriteStringValue(InstantPattern.ExtendedIso.Format(instant)); break;
            case Guid id: writer.WriteStringValue(id); break;
            case CustomData data: writer.WriteRawValue(data.ToJson()); break;
            default: throw new CrmException(CrmErrors.Configuration, $"A {value.GetType().Name} is not a stored value.");
        }
    }

    public static object Read(JsonElement value, SlotKind kind) => kind switch
    {
        SlotKind.Text => value.GetString()!,
        SlotKind.Boolean => value.GetBoolean(),
        SlotKind.Integer => value.GetInt64(),
        SlotKind.Decimal => value.GetDecimal(),
        SlotKind.Date => LocalDatePattern.Iso.Parse(value.GetString()!).Value,
        SlotKind.Instant => InstantPattern.ExtendedIso.Parse(value.GetString()!).Value,
        SlotKind.Id => value.GetGuid(),
        _ => CustomData.FromJson(value.GetRawText()),
    };
}
