using System.Buffers.Binary;
using Crm.ScaleBenchmark.Databases;
using Npgsql;

namespace Crm.ScaleBenchmark.Timelines;

/// <summary>COPY of rows as COPY gave them, with other bytes where they differ, into tables without their keys and indexes, which are made after.</summary>
internal sealed class PostgreSqlBulk(string connectionString) : IBulk
{
    public async Task<List<Guid>> ReadAsync(string table, string column, string where, Guid id)
    {
        await using var connection = await OpenAsync();
        return (await connection.ReadAsync($"SELECT {column}::text FROM {table} WHERE {where} = '{id}'")).ConvertAll(Guid.Parse);
    }

    public async Task FillAsync(IReadOnlyList<Sheet> sheets)
    {
        await using var connection = await OpenAsync();
        await connection.RunAsync("SET maintenance_work_mem = '1GB'");
        await connection.RunAsync("BEGIN");
        foreach (var sheet in sheets)
        {
            var columns = await connection.ReadAsync($"SELECT column_name::text FROM information_schema.columns WHERE table_name = '{sheet.Table}' AND is_generated = 'NEVER' AND column_name <> 'row_id' ORDER BY ordinal_position");
            var stencils = new List<Stencil>();
            foreach (var like in sheet.Like)
            {
                stencils.Add(new(await CopyOutAsync(connection, $"COPY (SELECT {string.Join(", ", columns)} FROM {sheet.Table} WHERE id = '{like}') TO STDOUT (FORMAT BINARY)"), columns, sheet));
            }

            var keys = await connection.ReadAsync($"SELECT format('ALTER TABLE {sheet.Table} DROP CONSTRAINT %I|ALTER TABLE {sheet.Table} ADD CONSTRAINT %I %s', conname, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid = '{sheet.Table}'::regclass AND contype = 'p'");
            var indexes = await connection.ReadAsync($"SELECT format('DROP INDEX %s|%s', indexrelid::regclass, pg_get_indexdef(indexrelid)) FROM pg_index WHERE indrelid = '{sheet.Table}'::regclass AND NOT indisprimary");
            string[][] made = [.. keys.Concat(indexes).Select(i => i.Split('|'))];
            await connection.RunAsync(string.Join(';', made.Select(i => i[0])));
            await connection.RunAsync($"TRUNCATE {sheet.Table}");
            await using (var copy = await connection.BeginRawBinaryCopyAsync($"COPY {sheet.Table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY, FREEZE)"))
            {
                copy.Write(Stencil.Head);
                sheet.Write(new Rows(stencils, copy));
                copy.Write([0xFF, 0xFF]);
            }

            foreach (var index in made)
            {
                await connection.RunAsync(index[1]);
            }
        }

        await connection.RunAsync("COMMIT");
        await connection.RunAsync("VACUUM ANALYZE");
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(connectionString + ";Command Timeout=0");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<byte[]> CopyOutAsync(NpgsqlConnection connection, string sql)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(sql);
        using var bytes = new MemoryStream();
        await copy.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private sealed class Rows(IReadOnlyList<Stencil> stencils, Stream copy) : IRows
    {
        public void Add(int like, ReadOnlySpan<Guid> ids, ReadOnlySpan<long> times) => copy.Write(stencils[like].Fill(ids, times));
    }

    /// <summary>A row as COPY writes it, and where in it the ids and times stand.</summary>
    private sealed class Stencil
    {
        private const int SecondsTo2000 = 946_684_800;
        private readonly byte[] row;
        private readonly int[] ids;
        private readonly int[] times;

        /// <param name="copied">All that COPY gave for the one row.</param>
        /// <param name="columns">Its columns.</param>
        /// <param name="sheet">Which of them differ.</param>
        public Stencil(byte[] copied, List<string> columns, Sheet sheet)
        {
            row = copied[Head.Length..^2];
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            var at = 2;
            foreach (var column in columns)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(row.AsSpan(at));
                places[column] = length < 0 ? -1 : at + 4;
                at += 4 + Math.Max(length, 0);
            }

            (ids, times) = (Array.ConvertAll(sheet.Ids, c => places[c]), Array.ConvertAll(sheet.Times, c => places[c]));
        }

        public static byte[] Head { get; } = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

        public ReadOnlySpan<byte> Fill(ReadOnlySpan<Guid> newIds, ReadOnlySpan<long> newTimes)
        {
            for (var i = 0; i < ids.Length; i++)
            {
                if (ids[i] >= 0)
                {
                    newIds[i].TryWriteBytes(row.AsSpan(ids[i]), bigEndian: true, out _);
                }
            }

            for (var i = 0; i < times.Length; i++)
            {
                if (times[i] >= 0)
                {
                    BinaryPrimitives.WriteInt64BigEndian(row.AsSpan(times[i]), newTimes[i] - (SecondsTo2000 * 1_000_000L));
                }
            }

            return row;
        }
    }
}
