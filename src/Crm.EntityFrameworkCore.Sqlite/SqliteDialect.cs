using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Crm.Criteria;
using Crm.EntityFrameworkCore.Sql;
using Crm.EntityFrameworkCore.Sql.Writing;
using Crm.Records;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Crm.EntityFrameworkCore.Sqlite;

/// <summary>SQLite: ids as 16 bytes, decimals in ten-thousandths, instants in microseconds, dates as ISO texts; texts compare as bytes, which is by code point.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    private const int IntegerOverflow = 1;
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;
    private const int Busy = 5;
    private const int Locked = 6;

    public static SqliteDialect Instance { get; } = new();

    public override int ListThreshold => 9;

    public override bool IsBusy(DbException error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    public override bool IsTransient(Exception error) => error is DbException e && IsBusy(e);

    public override Repr Of(SlotKind kind) => kind switch
    {
        SlotKind.Text => Repr.Text,
        SlotKind.Boolean => Repr.Boolean,
        SlotKind.Integer => Repr.Integer,
        SlotKind.Decimal => Repr.Scaled,
        SlotKind.Date => Repr.DateText,
        SlotKind.Instant => Repr.Microseconds,
        SlotKind.Id => Repr.Id,
        _ => Repr.Json,
    };

    public override string StoreType(SlotKind kind) => kind switch
    {
        SlotKind.Text or SlotKind.Date or SlotKind.Json => "TEXT",
        SlotKind.Id => "BLOB",
        _ => "INTEGER",
    };

    public override SqlArithmetic Arithmetic => SqliteArithmetic.Instance;

    public override string Placeholder(int index) => $"@p{index}";

    public override DbParameter CreateParameter(int index, Repr repr, bool list) => new SqliteParameter
    {
        ParameterName = $"@p{index}",
        SqliteType = list ? SqliteType.Text : repr switch
        {
            Repr.Text or Repr.DateText or Repr.Json => SqliteType.Text,
            Repr.Id => SqliteType.Blob,
            _ => SqliteType.Integer,
        },
    };

    public override object ToDatabase(object value, Repr repr) => (repr, value) switch
    {
        (Repr.Text, string text) => text,
        (Repr.Boolean, bool flag) => flag ? 1L : 0L,
        (Repr.Integer, long number) => number,
        (Repr.Scaled, decimal number) => Scaling.ToScaled(number),
        (Repr.DateText, LocalDate date) => LocalDatePattern.Iso.Format(date),
        (Repr.Microseconds, Instant instant) => instant.ToMicroseconds(),
        (Repr.Id, Guid id) => id.ToByteArray(bigEndian: true),
        (Repr.Json, CustomData data) => data.ToJson(),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot stand as {repr}.", nameof(value)),
    };

    /// <summary>A JSON array; ids in it as hexadecimal digits.</summary>
    public override object ToList(IReadOnlyList<object?> items, Repr repr)
    {
        var buffer = new ArrayBufferWriter<byte>(items.Count * 36);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var item in items)
            {
                switch (item is null ? null : item is Guid id ? id.ToString("N") : ToDatabase(item, repr))
                {
                    case null: writer.WriteNullValue(); break;
                    case string text: writer.WriteStringValue(text); break;
                    case var number: writer.WriteNumberValue((long)number); break;
                }
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public override object Read(DbDataReader reader, int ordinal, Repr repr) => repr switch
    {
        Repr.Text => reader.GetString(ordinal),
        Repr.Boolean => reader.GetInt64(ordinal) != 0,
        Repr.Integer => reader.GetInt64(ordinal),
        Repr.Scaled => Scaling.FromScaled(reader.GetInt64(ordinal)),
        Repr.DateText => LocalDatePattern.Iso.Parse(reader.GetString(ordinal)).Value,
        Repr.Microseconds => Time.FromMicroseconds(reader.GetInt64(ordinal)),
        Repr.Id => new Guid(reader.GetFieldValue<byte[]>(ordinal), bigEndian: true),
        Repr.Json => CustomData.FromJson(reader.GetString(ordinal)),
        _ => throw new ArgumentOutOfRangeException(nameof(repr), repr, null),
    };

    /// <summary>Every kind stands in one way only, in JSON too.</summary>
    public override string Convert(string sql, Repr from, Repr to) => throw new InvalidOperationException($"{from} does not become {to} on SQLite.");

    public override SqlValue JsonEntry(string column, string key, ValueKind kind)
    {
        var entry = $"({column} ->> '$.\"{key.Replace("'", "''", StringComparison.Ordinal)}\"')";
        return new(kind == ValueKind.Id ? $"unhex({entry})" : entry, Of(kind.ToSlotKind()), true);
    }

    public override string Contains(string text, string part, bool negated) => $"instr({text}, {part}) {(negated ? "=" : ">")} 0";

    public override string EndsWith(string text, string part, bool negated) => $"substr({text}, -length({part})) {(negated ? "<>" : "=")} {part}";

    public override string InList(string value, string list, Repr repr, bool negated) =>
        $"{value} {(negated ? "NOT IN" : "IN")} (SELECT {(repr == Repr.Id ? "unhex(value)" : "value")} FROM json_each({list}))";

    public override string Each(string list) => $"json_each({list}) AS u";

    public override string IdOf(string digits) => $"unhex({digits})";

    /// <summary>SQLite takes nulls for the least, so descending they are last of themselves.</summary>
    public override string NullsLast(bool descending) => descending ? "" : " NULLS LAST";

    public override SqlValue Sum(string value, Repr repr, string filter) => new($"SUM({value}){filter}", repr, true);

    public override bool SumOverflows(Repr repr) => repr == Repr.Scaled;

    public override bool IsSumOverflow(DbException error) =>
        error is SqliteException { SqliteErrorCode: IntegerOverflow } && error.Message.Contains("integer overflow", StringComparison.Ordinal);

    /// <summary>Alone it commits at the end of its rows, where the provider does not wait for readers but fails.</summary>
    public override bool ReturningNeedsTransaction => true;

    public override RepeatedStatement Repeat(DbConnection connection, SqlTemplate template) => new SqliteRepeated((SqliteConnection)connection, template, this);

    /// <summary>The message names table and columns: <c>UNIQUE constraint failed: crm_deal.tenant, crm_deal.external_id</c>.</summary>
    public override UniqueViolation? FindUniqueViolation(DbException error)
    {
        if (error is not SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey })
        {
            return null;
        }

        const string Start = "UNIQUE constraint failed: ";
        var message = error.Message;
        var start = message.IndexOf(Start, StringComparison.Ordinal);
        if (start < 0)
        {
            return new(null, [], null);
        }

        var end = message.IndexOf("'.", start, StringComparison.Ordinal);
        var names = message[(start + Start.Length)..(end < 0 ? message.Length : end)].Split(", ").Select(n => n.Split('.', 2)).Where(n => n.Length == 2).ToList();
        return new(names.Count > 0 ? names[0][0] : null, [.. names.Select(n => n[1])], null);
    }
}
