using System.Buffers;
using System.Text;
using Crm.EntityFrameworkCore.Sql;
using Crm.EntityFrameworkCore.Sql.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Crm.EntityFrameworkCore.Sqlite;

/// <summary>A statement prepared by SQLite itself: the provider's command looks up each parameter by its name and makes a reader each time it runs.</summary>
internal sealed class SqliteRepeated : RepeatedStatement
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int[] places;
    private byte[] utf8 = ArrayPool<byte>.Shared.Rent(512);

    public SqliteRepeated(SqliteConnection connection, SqlTemplate template, SqlDialect dialect)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, template.Text, out statement), database);
        places = new int[template.Parameters.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = raw.sqlite3_bind_parameter_index(statement, dialect.Placeholder(i));
        }
    }

    public override int? Run(object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            SqliteException.ThrowExceptionForRC(Bind(places[i], values[i]), database);
        }

        var code = raw.sqlite3_step(statement);
        var changed = raw.sqlite3_changes(database);
        if (code != raw.SQLITE_DONE && code is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
        {
            // Before the reset, which would take the message with it.
            SqliteException.ThrowExceptionForRC(code, database);
        }

        raw.sqlite3_reset(statement);
        return code == raw.SQLITE_DONE ? changed : null;
    }

    public override void Dispose()
    {
        statement.Dispose();
        ArrayPool<byte>.Shared.Return(utf8);
        utf8 = [];
    }

    private int Bind(int place, object value) => value switch
    {
        string { Length: 0 } => raw.sqlite3_bind_text(statement, place, ""),
        string text => raw.sqlite3_bind_text(statement, place, Utf8(text)),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        DBNull => raw.sqlite3_bind_null(statement, place),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no value of SQLite.", nameof(value)),
    };

    private ReadOnlySpan<byte> Utf8(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > utf8.Length)
        {
            ArrayPool<byte>.Shared.Return(utf8);
            utf8 = ArrayPool<byte>.Shared.Rent(most);
        }

        return utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8));
    }
}
