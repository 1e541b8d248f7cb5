using System.Data.Common;
using Crm.EntityFrameworkCore.Sql;
using Crm.Records;
using NodaTime;
using NodaTime.Text;
using NpgsqlTypes;

namespace Crm.EntityFrameworkCore.PostgreSql;

/// <summary>Values as Npgsql takes and gives them.</summary>
internal static class PostgreSqlValues
{
    public static NpgsqlDbType TypeOf(Repr repr) => repr switch
    {
        Repr.Text or Repr.DateText => NpgsqlDbType.Text,
        Repr.Boolean => NpgsqlDbType.Boolean,
        Repr.Integer or Repr.Scaled or Repr.Microseconds => NpgsqlDbType.Bigint,
        Repr.Numeric => NpgsqlDbType.Numeric,
        Repr.Date => NpgsqlDbType.Date,
        Repr.Instant => NpgsqlDbType.TimestampTz,
        Repr.Id => NpgsqlDbType.Uuid,
        Repr.Json => NpgsqlDbType.Jsonb,
        _ => throw new ArgumentOutOfRangeException(nameof(repr), repr, null),
    };

    public static object ToDatabase(object value, Repr repr) => (repr, value) switch
    {
        (Repr.Text, string) or (Repr.Boolean, bool) or (Repr.Integer, long) or (Repr.Numeric, decimal) or (Repr.Id, Guid) => value,
        (Repr.Scaled, decimal number) => Scaling.ToScaled(number),
        (Repr.Date, LocalDate date) => ToDate(date),
        (Repr.DateText, LocalDate date) => LocalDatePattern.Iso.Format(date),
        (Repr.Instant, Instant instant) => instant.ToDateTimeUtc(),
        (Repr.Microseconds, Instant instant) => instant.ToMicroseconds(),
        (Repr.Json, CustomData data) => data.ToJson(),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot stand as {repr}.", nameof(value)),
    };

    public static Array ToArray(IReadOnlyList<object?> items, Repr repr) => repr switch
    {
        Repr.Boolean => Values<bool>(items, repr),
        Repr.Integer or Repr.Scaled or Repr.Microseconds => Values<long>(items, repr),
        Repr.Numeric => Values<decimal>(items, repr),
        Repr.Date => Values<DateOnly>(items, repr),
        Repr.Instant => Values<DateTime>(items, repr),
        Repr.Id => Values<Guid>(items, repr),
        _ => Texts(items, repr),
    };

    public static object Read(DbDataReader reader, int ordinal, Repr repr) => repr switch
    {
        Repr.Text => reader.GetString(ordinal),
        Repr.Boolean => reader.GetBoolean(ordinal),
        Repr.Integer => reader.GetInt64(ordinal),
        Repr.Numeric => reader.GetDecimal(ordinal),
        Repr.Scaled => Scaling.FromScaled(reader.GetInt64(ordinal)),
        Repr.DateText => LocalDatePattern.Iso.Parse(reader.GetString(ordinal)).Value,
        Repr.Date => ToLocalDate(reader.GetFieldValue<DateOnly>(ordinal)),
        Repr.Instant => Instant.FromDateTimeUtc(reader.GetDateTime(ordinal)),
        Repr.Microseconds => Time.FromMicroseconds(reader.GetInt64(ordinal)),
        Repr.Id => reader.GetGuid(ordinal),
        Repr.Json => CustomData.FromJson(reader.GetString(ordinal)),
        _ => throw new ArgumentOutOfRangeException(nameof(repr), repr, null),
    };

    private static T?[] Values<T>(IReadOnlyList<object?> items, Repr repr)
        where T : struct
    {
        var array = new T?[items.Count];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = items[i] is { } item ? (T)ToDatabase(item, repr) : null;
        }

        return array;
    }

    private static string?[] Texts(IReadOnlyList<object?> items, Repr repr)
    {
        var array = new string?[items.Count];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = items[i] is { } item ? (string)ToDatabase(item, repr) : null;
        }

        return array;
    }

    private static DateOnly ToDate(LocalDate date) => new(date.Year, date.Month, date.Day);

    private static LocalDate ToLocalDate(DateOnly date) => new(date.Year, date.Month, date.Day);
}
