using System.Data.Common;
using Npgsql;

namespace Crm.Benchmarks.Saving;

/// <summary>
/// Reads a deal and changes its name with ten prepared statements after the read: row, end of its version, next version, audit, event, and the words of the name: the old ones out, three in, the new one noted.
/// Payloads and digest are copied from a change that the CRM made.
/// </summary>
internal sealed class PreparedChange : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly DbCommand read;
    private readonly DbCommand[] writes;
    private readonly StoredRow version;
    private readonly StoredRow deal;
    private readonly int[] places;
    private readonly StoredRow audit;
    private readonly StoredRow outbox;
    private readonly StoredRow posting;
    private readonly StoredRow word;
    private readonly object forever;
    private readonly bool onSqlite;
    private long changes;

    private PreparedChange(DbConnection connection, DbCommand read, DbCommand[] writes, StoredRow deal, StoredRow version, StoredRow audit, StoredRow outbox, StoredRow posting, StoredRow word)
    {
        (this.connection, this.read, this.writes, this.deal, this.version, this.audit, this.outbox, this.posting, this.word) = (connection, read, writes, deal, version, audit, outbox, posting, word);
        (forever, onSqlite) = (version["effective_to"], connection is not NpgsqlConnection);
        places = [.. deal.Columns.Select(version.Ordinal)];
    }

    public static async Task<PreparedChange> CreateAsync(DbConnection connection)
    {
        var version = (await StoredRow.ReadAsync(connection, "crm_deal_history", "ORDER BY version DESC LIMIT 1"))[0];
        var audit = (await StoredRow.ReadAsync(connection, "crm_audit", "ORDER BY id DESC LIMIT 1"))[0];
        var outbox = (await StoredRow.ReadAsync(connection, "crm_outbox", "ORDER BY id DESC LIMIT 1"))[0];
        var deal = (await StoredRow.ReadAsync(connection, "crm_deal", "LIMIT 1"))[0];
        var posting = (await StoredRow.ReadAsync(connection, "crm_search", "WHERE entity = 'deal' AND field = 'name' LIMIT 1"))[0];
        var word = (await StoredRow.ReadAsync(connection, "crm_search_word", "LIMIT 1"))[0];
        DbCommand[] writes =
        [
            await PrepareAsync(connection, "UPDATE crm_deal SET name = {0}, name_key = {1}, version = {2}, changed_at = {3} WHERE tenant = {4} AND id = {5} AND version = {6}", version, "name", "name_key", "version", "changed_at", "tenant", "id", "version"),
            await PrepareAsync(connection, "UPDATE crm_deal_history SET effective_to = {0}, end_recorded = {1} WHERE tenant = {2} AND id = {3} AND effective_to = {4}", version, "effective_to", "end_recorded", "tenant", "id", "effective_to"),
            await version.PrepareInsertAsync(connection),
            await audit.PrepareInsertAsync(connection),
            await outbox.PrepareInsertAsync(connection),
            await PrepareAsync(connection, "DELETE FROM crm_search WHERE tenant = {0} AND entity = {1} AND record_id = {2} AND field = {3}", posting, "tenant", "entity", "record_id", "field"),
            await posting.PrepareInsertAsync(connection),
            await posting.PrepareInsertAsync(connection),
            await posting.PrepareInsertAsync(connection),
            await word.PrepareInsertAsync(connection),
        ];
        var read = await PrepareAsync(connection, $"SELECT {string.Join(", ", deal.Columns)} FROM crm_deal WHERE tenant = {{0}} AND id = {{1}}", deal, "tenant", "id");
        return new(connection, read, writes, deal, version, audit, outbox, posting, word);
    }

    /// <param name="key">The deal.</param>
    /// <param name="name">Its new name, of three words of which the last is new.</param>
    public async Task RunAsync(Guid key, string name)
    {
        object id = onSqlite ? key.ToByteArray(bigEndian: true) : key;
        read.Parameters[1].Value = id;
        var values = new object[places.Length];
        await using (var reader = await read.ExecuteReaderAsync())
        {
            await reader.ReadAsync();
            reader.GetValues(values);
        }

        var before = (long)values[deal.Ordinal("version")];
        object now = onSqlite ? (long)version["changed_at"] + ++changes : ((DateTime)version["changed_at"]).AddMicroseconds(++changes);
        var folded = name.ToLowerInvariant();
        Set(0, name, folded, before + 1, now, version["tenant"], id, before);
        Set(1, now, now, version["tenant"], id, forever);
        for (var i = 0; i < values.Length; i++)
        {
            writes[2].Parameters[places[i]].Value = values[i];
        }

        Set(2, version, ("name", name), ("name_key", folded), ("version", before + 1), ("changed_at", now), ("effective_from", now), ("recorded_from", now));
        Set(3, audit, ("id", NewId(0x0E)), ("at", now));
        Set(4, outbox, ("id", NewId(0x0D)), ("record_id", id), ("sequence", (before + 1) * 1_000), ("occurred_at", now), ("due_at", now));
        Set(5, posting["tenant"], posting["entity"], id, posting["field"]);
        var words = folded.Split(' ');
        for (var i = 0; i < 3; i++)
        {
            Set(6 + i, posting, ("word", words[i]), ("record_id", id));
        }

        Set(9, word, ("length", words[2].Length), ("word", words[2]), ("reversed", new string([.. words[2].Reverse()])));
        await using var transaction = await connection.BeginTransactionAsync();
        if (connection is NpgsqlConnection npgsql)
        {
            await using var batch = new NpgsqlBatch(npgsql, (NpgsqlTransaction)transaction);
            foreach (var write in writes)
            {
                var part = new NpgsqlBatchCommand(write.CommandText);
                foreach (NpgsqlParameter parameter in write.Parameters)
                {
                    part.Parameters.Add(new NpgsqlParameter { DataTypeName = parameter.DataTypeName, Value = parameter.Value });
                }

                batch.BatchCommands.Add(part);
            }

            await batch.PrepareAsync();
            await batch.ExecuteNonQueryAsync();
        }
        else
        {
            foreach (var write in writes)
            {
                write.Transaction = transaction;
                await write.ExecuteNonQueryAsync();
            }
        }

        await transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await read.DisposeAsync();
        foreach (var write in writes)
        {
            await write.DisposeAsync();
        }
    }

    private static async Task<DbCommand> PrepareAsync(DbConnection connection, string sql, StoredRow row, params string[] columns)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is one of this program's own.
        command.CommandText = string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, [.. columns.Select((_, i) => StoredRow.Placeholder(connection, i))]);
#pragma warning restore CA2100
        for (var i = 0; i < columns.Length; i++)
        {
            var ordinal = row.Ordinal(columns[i]);
            command.Parameters.Add(StoredRow.Parameter(command, i, row.Type(ordinal), row[ordinal]));
        }

        await command.PrepareAsync();
        return command;
    }

    private void Set(int write, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            writes[write].Parameters[i].Value = values[i];
        }
    }

    private void Set(int write, StoredRow row, params ReadOnlySpan<(string Column, object Value)> values)
    {
        foreach (var (column, value) in values)
        {
            writes[write].Parameters[row.Ordinal(column)].Value = value;
        }
    }

    private object NewId(byte first)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes[0] = first;
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes[8..], changes);
        return onSqlite ? bytes.ToArray() : new Guid(bytes, bigEndian: true);
    }
}
