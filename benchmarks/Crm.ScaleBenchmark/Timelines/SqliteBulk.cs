using Crm.ScaleBenchmark.Databases;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Crm.ScaleBenchmark.Timelines;

/// <summary>One prepared statement for each row that others are like, in one transaction that nothing protects; the indexes after.</summary>
internal sealed class SqliteBulk(string file) : IBulk
{
    public Task<List<Guid>> ReadAsync(string table, string column, string where, Guid id)
    {
        using var connection = Open();
        return Task.FromResult(connection.Read($"SELECT hex({column}) FROM {table} WHERE {where} = {Blob(id)}").ConvertAll(Guid.Parse));
    }

    public Task FillAsync(IReadOnlyList<Sheet> sheets)
    {
        SqliteConnection.ClearAllPools();
        using var connection = Open();
        var journal = connection.Read("PRAGMA journal_mode")[0];
        connection.Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA threads = 2; BEGIN");
        foreach (var sheet in sheets)
        {
            var columns = connection.Read($"SELECT name FROM pragma_table_xinfo('{sheet.Table}') WHERE hidden = 0 AND name <> 'row_id'");
            var stencils = sheet.Like.Select(like => new Stencil(connection, sheet, columns, columns.ConvertAll(c => connection.Read($"SELECT quote({c}) FROM {sheet.Table} WHERE id = {Blob(like)}")[0]))).ToList();
            var indexes = connection.Read($"SELECT 'DROP INDEX \"' || name || '\"|' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = '{sheet.Table}'").ConvertAll(i => i.Split('|'));
            indexes.ForEach(i => connection.Run(i[0]));
            connection.Run($"DELETE FROM {sheet.Table}");
            sheet.Write(new Rows(stencils));
            stencils.ForEach(s => s.Dispose());
            indexes.ForEach(i => connection.Run(i[1]));
        }

        connection.Run($"COMMIT; ANALYZE; PRAGMA journal_mode = {journal}");
        return Task.CompletedTask;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private static string Blob(Guid id) => $"x'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'";

    private sealed class Rows(IReadOnlyList<Stencil> stencils) : IRows
    {
        public void Add(int like, ReadOnlySpan<Guid> ids, ReadOnlySpan<long> times) => stencils[like].Insert(ids, times);
    }

    /// <summary>The insertion of rows like one that is there: its values as literals, and parameters where they differ.</summary>
    private sealed class Stencil : IDisposable
    {
        private readonly sqlite3_stmt insert;
        private readonly int[] ids;
        private readonly int[] times;

        public Stencil(SqliteConnection connection, Sheet sheet, List<string> columns, List<string> values)
        {
            var parameters = 0;
            int Parameter(string column)
            {
                var at = columns.IndexOf(column);
                if (values[at] == "NULL")
                {
                    return 0;
                }

                values[at] = "?";
                return ++parameters;
            }

            // Numbered in the order in which they are bound, not in that of the columns.
            (ids, times) = (Array.ConvertAll(sheet.Ids, Parameter), Array.ConvertAll(sheet.Times, Parameter));
            foreach (var (column, number) in sheet.Ids.Concat(sheet.Times).Zip(ids.Concat(times)).Where(p => p.Second > 0))
            {
                values[columns.IndexOf(column)] = $"?{number}";
            }

            var result = raw.sqlite3_prepare_v2(connection.Handle, $"INSERT INTO {sheet.Table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", values)})", out insert);
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }

        public void Insert(ReadOnlySpan<Guid> newIds, ReadOnlySpan<long> newTimes)
        {
            Span<byte> bytes = stackalloc byte[16];
            for (var i = 0; i < ids.Length; i++)
            {
                if (ids[i] > 0)
                {
                    newIds[i].TryWriteBytes(bytes, bigEndian: true, out _);
                    _ = raw.sqlite3_bind_blob(insert, ids[i], bytes);
                }
            }

            for (var i = 0; i < times.Length; i++)
            {
                if (times[i] > 0)
                {
                    _ = raw.sqlite3_bind_int64(insert, times[i], newTimes[i]);
                }
            }

            if (raw.sqlite3_step(insert) != raw.SQLITE_DONE)
            {
                throw new InvalidOperationException("A row was not inserted.");
            }

            _ = raw.sqlite3_reset(insert);
        }

        public void Dispose() => insert.Dispose();
    }
}
