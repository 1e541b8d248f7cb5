using System.Buffers.Binary;
using System.Data.Common;
using Npgsql;

namespace Crm.Benchmarks.Saving;

/// <summary>
/// Writes copies of stored rows with prepared statements: one command a row on SQLite, one batch on PostgreSQL. An id that stands in several rows is replaced by the same new one in all.
/// Payloads and digests are copied, not computed: the baseline does nothing but write.
/// </summary>
internal sealed class PreparedInserts : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly List<DbCommand> commands = [];
    private readonly List<(DbParameter Parameter, int Id)> places = [];
    private readonly int ids;
    private NpgsqlBatch? batch;
    private long made;

    private PreparedInserts(DbConnection connection, int ids) => (this.connection, this.ids) = (connection, ids);

    /// <param name="connection">The connection.</param>
    /// <param name="rows">The rows to copy.</param>
    /// <param name="replaced">The ids to replace, wherever they stand.</param>
    public static async Task<PreparedInserts> CreateAsync(DbConnection connection, IReadOnlyList<StoredRow> rows, IReadOnlyList<object> replaced)
    {
        var inserts = new PreparedInserts(connection, replaced.Count);
        foreach (var row in rows)
        {
            var command = await row.PrepareInsertAsync(connection);
            inserts.commands.Add(command);
        }

        if (connection is NpgsqlConnection npgsql)
        {
            inserts.batch = npgsql.CreateBatch();
            foreach (var command in inserts.commands)
            {
                var part = new NpgsqlBatchCommand(command.CommandText);
                foreach (var parameter in command.Parameters.Cast<NpgsqlParameter>().ToList())
                {
                    part.Parameters.Add(new NpgsqlParameter { DataTypeName = parameter.DataTypeName, Value = parameter.Value });
                }

                inserts.batch.BatchCommands.Add(part);
            }

            await inserts.batch.PrepareAsync();
        }

        IEnumerable<DbParameter> parameters = inserts.batch is null
            ? inserts.commands.SelectMany(c => c.Parameters.Cast<DbParameter>())
            : inserts.batch.BatchCommands.Cast<DbBatchCommand>().SelectMany(c => c.Parameters.Cast<DbParameter>());
        foreach (var parameter in parameters)
        {
            for (var i = 0; i < replaced.Count; i++)
            {
                if (Same(parameter.Value, replaced[i]))
                {
                    inserts.places.Add((parameter, i));
                }
            }
        }

        return inserts;
    }

    /// <summary>Writes the rows once, within the transaction.</summary>
    public async Task WriteAsync(DbTransaction transaction)
    {
        Span<Guid> fresh = stackalloc Guid[ids];
        for (var i = 0; i < ids; i++)
        {
            fresh[i] = Next();
        }

        foreach (var (parameter, id) in places)
        {
            parameter.Value = batch is null ? fresh[id].ToByteArray(bigEndian: true) : fresh[id];
        }

        if (batch is not null)
        {
            batch.Transaction = (NpgsqlTransaction)transaction;
            await batch.ExecuteNonQueryAsync();
            return;
        }

        foreach (var command in commands)
        {
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands)
        {
            await command.DisposeAsync();
        }

        if (batch is not null)
        {
            await batch.DisposeAsync();
        }
    }

    /// <summary>Ids in the order of their making, as the CRM's are.</summary>
    private Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, 0x0F00_0000_0000_7000);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], long.MinValue + ++made);
        return new(bytes, bigEndian: true);
    }

    private static bool Same(object? value, object id) => value is byte[] bytes && id is byte[] other ? bytes.AsSpan().SequenceEqual(other) : Equals(value, id);
}
