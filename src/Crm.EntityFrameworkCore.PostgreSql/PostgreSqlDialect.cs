using System.Data.Common;
using Crm.Criteria;
using Crm.EntityFrameworkCore.Sql;
using Crm.Records;
using Crm.Storage;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Crm.EntityFrameworkCore.PostgreSql;

/// <summary>PostgreSQL: its own types throughout; texts collate as "C" whatever the database's collation is, which is by code point.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    public override int ListThreshold => 2;

    public override bool ComparesRows => true;

    public override bool LimitsWalks => true;

    public override string SkipLocked => " FOR UPDATE OF o SKIP LOCKED";

    public override string Hold(RowHold hold, string alias) => hold switch
    {
        RowHold.Share => $" FOR KEY SHARE OF {alias}",
        RowHold.Exclusive => $" FOR UPDATE OF {alias}",
        _ => "",
    };

    public override bool IsConflict(DbException error) => error.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>What Npgsql says, and a server that is being stopped.</summary>
    public override bool IsTransient(Exception error) =>
        base.IsTransient(error) || error is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow };

    public override Repr Of(SlotKind kind) => kind switch
    {
        SlotKind.Text => Repr.Text,
        SlotKind.Boolean => Repr.Boolean,
        SlotKind.Integer => Repr.Integer,
        SlotKind.Decimal => Repr.Numeric,
        SlotKind.Date => Repr.Date,
        SlotKind.Instant => Repr.Instant,
        SlotKind.Id => Repr.Id,
        _ => Repr.Json,
    };

    public override string StoreType(SlotKind kind) => kind switch
    {
        SlotKind.Text => "text COLLATE \"C\"",
        SlotKind.Boolean => "boolean",
        SlotKind.Integer => "bigint",
        SlotKind.Decimal => "numeric(19,4)",
        SlotKind.Date => "date",
        SlotKind.Instant => "timestamptz",
        SlotKind.Id => "uuid",
        _ => "jsonb",
    };

    public override SqlArithmetic Arithmetic => PostgreSqlArithmetic.Instance;

    /// <summary>By place: a name would be looked for and replaced in the text each time.</summary>
    public override string Placeholder(int index) => $"${index + 1}";

    public override DbParameter CreateParameter(int index, Repr repr, bool list) =>
        new NpgsqlParameter { NpgsqlDbType = list ? NpgsqlDbType.Array | PostgreSqlValues.TypeOf(repr) : PostgreSqlValues.TypeOf(repr) };

    public override object ToDatabase(object value, Repr repr) => PostgreSqlValues.ToDatabase(value, repr);

    public override object ToList(IReadOnlyList<object?> items, Repr repr) => PostgreSqlValues.ToArray(items, repr);

    public override object Read(DbDataReader reader, int ordinal, Repr repr) => PostgreSqlValues.Read(reader, ordinal, repr);

    public override string Convert(string sql, Repr from, Repr to) => (from, to) switch
    {
        (Repr.DateText, Repr.Date) => $"({sql})::date",
        (Repr.Scaled, Repr.Numeric) => $"({sql} * 0.0001)",

        // In hours and what is left: an interval is multiplied as a double, which holds neither microseconds up to 9998 nor days across a change of the clock.
        (Repr.Microseconds, Repr.Instant) =>
            $"(timestamptz '1970-01-01 00:00:00+00' + {sql} / 3600000000 * interval '1 hour' + {sql} % 3600000000 * interval '1 microsecond')",
        _ => throw new InvalidOperationException($"{from} does not become {to} on PostgreSQL."),
    };

    public override SqlValue JsonEntry(string column, string key, ValueKind kind)
    {
        var entry = $"{column} ->> '{key.Replace("'", "''", StringComparison.Ordinal)}'";
        return kind switch
        {
            ValueKind.Text => new($"({entry}) COLLATE \"C\"", Repr.Text, true),
            ValueKind.Boolean => new($"({entry})::boolean", Repr.Boolean, true),
            ValueKind.Integer => new($"({entry})::bigint", Repr.Integer, true),
            ValueKind.Decimal => new($"({entry})::bigint", Repr.Scaled, true),

            // As the text it is: a date made of it depends on a setting, for all PostgreSQL knows, and then no index could hold it.
            ValueKind.Date => new($"({entry}) COLLATE \"C\"", Repr.DateText, true),
            ValueKind.Instant => new($"({entry})::bigint", Repr.Microseconds, true),
            _ => new($"({entry})::uuid", Repr.Id, true),
        };
    }

    public override string Contains(string text, string part, bool negated) => $"strpos({text}, {part}) {(negated ? "=" : ">")} 0";

    public override string EndsWith(string text, string part, bool negated) => $"right({text}, length({part})) {(negated ? "<>" : "=")} {part}";

    public override string InList(string value, string list, Repr repr, bool negated) => negated ? $"{value} <> ALL ({list})" : $"{value} = ANY ({list})";

    public override string Guard => "SELECT set_config('crm.tenant', $1, true), set_config('crm.relay', $2, true)";

    public override string LockForDeletion(string table) => $"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE";

    public override string Each(string list) => $"unnest({list}) AS u(value)";

    public override string IdOf(string digits) => $"({digits})::uuid";

    /// <summary>PostgreSQL takes nulls for the greatest, so ascending they are last of themselves.</summary>
    public override string NullsLast(bool descending) => descending ? " NULLS LAST" : "";

    public override string PeriodNumber(string value, string starts) => $"NULLIF(width_bucket({value}, {starts}), 0)";

    /// <summary>The sum of whole numbers is a numeric here; what does not fit in 64 bits is refused as everywhere.</summary>
    public override SqlValue Sum(string value, Repr repr, string filter) =>
        repr == Repr.Integer ? new($"(SUM({value}){filter})::bigint", repr, true) : new($"SUM({value}){filter}", repr, true);

    public override UniqueViolation? FindUniqueViolation(DbException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation ? new(violation.TableName, [], violation.ConstraintName) : null;

    public override Task PrepareAsync(DbCommand command, CancellationToken cancellationToken) => command.PrepareAsync(cancellationToken);

    public override bool InsertsTogether => true;

    public override int BulkFrom => 250;

    public override string Bulk(string table, IReadOnlyList<string> columns) => $"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)";

    /// <summary>Where row security holds for whoever is connected, PostgreSQL refuses to load.</summary>
    public override async ValueTask<bool> AllowsBulkAsync(DbConnection connection, string table, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("SELECT NOT row_security_active($1)", (NpgsqlConnection)connection) { Parameters = { new() { Value = table } } };
        await using (command.ConfigureAwait(false))
        {
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }

    public override Task LoadAsync(DbConnection connection, SqlTemplate template, object?[][] rows, int? timeout, CancellationToken cancellationToken) =>
        PostgreSqlLoad.RunAsync((NpgsqlConnection)connection, template, rows, timeout, cancellationToken);

    public override string InsertLists(string table, IReadOnlyList<string> columns, IReadOnlyList<Repr> reprs) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT * FROM unnest({string.Join(", ", reprs.Select((_, i) => Placeholder(i)))})";
}
