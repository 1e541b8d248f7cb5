using System.Data.Common;
using Npgsql;

namespace Crm.Benchmarks.Saving;

/// <summary>Writes many stored rows into another database: by one prepared INSERT a table on SQLite, by one binary COPY a table and batch on PostgreSQL.</summary>
internal sealed class PreparedCopies : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

    private PreparedCopies(DbConnection connection) => this.connection = connection;

    public static async Task<PreparedCopies> CreateAsync(DbConnection connection, IReadOnlyList<StoredRow> rows)
    {
        var copies = new PreparedCopies(connection);
        if (connection is not NpgsqlConnection)
        {
            foreach (var row in rows.DistinctBy(r => r.Table))
            {
                copies.commands[row.Table] = await row.PrepareInsertAsync(connection);
            }
        }

        return copies;
    }

    public async Task WriteAsync(List<StoredRow> rows, DbTransaction transaction)
    {
        if (connection is NpgsqlConnection npgsql)
        {
            foreach (var table in rows.GroupBy(r => r.Table))
            {
                await CopyAsync(npgsql, table.Key, [.. table]);
            }

            return;
        }

        foreach (var row in rows)
        {
            var command = commands[row.Table];
            command.Transaction = transaction;
            for (var i = 0; i < row.Columns.Count; i++)
            {
                command.Parameters[i].Value = row[i];
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands.Values)
        {
            await command.DisposeAsync();
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, IReadOnlyList<StoredRow> rows)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", rows[0].Columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await writer.StartRowAsync();
            for (var i = 0; i < row.Columns.Count; i++)
            {
                if (row[i] is DBNull)
                {
                    await writer.WriteNullAsync();
                }
                else
                {
                    await writer.WriteAsync(row[i], row.Type(i));
                }
            }
        }

        await writer.CompleteAsync();
    }
}
