using System.Globalization;
using System.Text;
using System.Text.Json;
using Crm.Criteria;
using NodaTime;
using NodaTime.Text;

namespace Crm.Queries;

/// <summary>Where a page ended: the compared values of the order's keys and the id, bound to the query's order, as opaque text.</summary>
internal static class Cursor
{
    public static string Write(string order, IReadOnlyList<object?> values)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(Fingerprint(order));
            foreach (var value in values)
            {
                Write(writer, value);
            }

            writer.WriteEndArray();
        }

        return Convert.ToBase64String(buffer.WrittenSpan).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <exception cref="CrmException">It is malformed, or of another order (<c>crm.invalid_cursor</c>).</exception>
    public static IReadOnlyList<object?> Read(string cursor, string order, IReadOnlyList<ValueKind> kinds)
    {
        try
        {
            var text = cursor.Replace('-', '+').Replace('_', '/');
            var bytes = Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
            using var document = JsonDocument.Parse(bytes);
            var items = document.RootElement;
            if (items.ValueKind != JsonValueKind.Array || items.GetArrayLength() != kinds.Count + 1 || items[0].GetString() != Fingerprint(order))
            {
                throw Wrong(null);
            }

            object?[] values = [.. kinds.Select((kind, i) => Read(items[i + 1], kind))];
            return values[^1] is null ? throw Wrong(null) : values;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or OverflowException or ArgumentException or UnparsableValueException)
        {
            throw Wrong(e);
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case LocalDate date: writer.WriteStringValue(LocalDatePattern.Iso.Format(date)); break;
            case Instant instant: writer.WriteNumberValue(instant.ToMicroseconds()); break;
            case Guid id: writer.WriteStringValue(id); break;
            default: throw new CrmException(CrmErrors.Configuration, $"A cursor cannot hold a {value.GetType().Name}.");
        }
    }

    private static object? Read(JsonElement item, ValueKind kind)
    {
        if (item.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return kind switch
        {
            ValueKind.Text => TextRules.IsStorable(item.GetString()!) ? item.GetString() : throw Wrong(null),
            ValueKind.Boolean => item.GetBoolean(),
            ValueKind.Integer => item.GetInt64(),
            ValueKind.Decimal => Bounded(decimal.Parse(item.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture)),
            ValueKind.Date => LocalDatePattern.Iso.Parse(item.GetString()!).GetValueOrThrow(),
            ValueKind.Instant => Bounded(item.GetInt64()),
            ValueKind.Id => item.GetGuid(),
            _ => throw Wrong(null),
        };
    }

    private static decimal Bounded(decimal value) => Math.Abs(value) <= 900_000_000_000_000m && decimal.Round(value, 4) == value ? value : throw Wrong(null);

    private static Instant Bounded(long microseconds) => microseconds >= Time.Earliest.ToMicroseconds() && microseconds <= Time.Forever.ToMicroseconds()
        ? Time.FromMicroseconds(microseconds)
        : throw Wrong(null);

    private static string Fingerprint(string order)
    {
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(order), hash);
        return Convert.ToHexStringLower(hash[..6]);
    }

    private static CrmException Wrong(Exception? inner) =>
        new(CrmErrors.InvalidCursor, "The cursor is not one that this query gave: start again without it.", inner);
}
