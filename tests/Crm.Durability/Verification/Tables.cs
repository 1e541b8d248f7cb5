using System.Data.Common;
using System.Globalization;
using Crm.Durability.Load;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Durability.Verification;

/// <summary>A database as it is, read past the CRM.</summary>
internal sealed class Tables(DbConnection connection) : IAsyncDisposable
{
    public static async Task<Tables> OpenAsync(Store store)
    {
        DbConnection connection = store.Kind == StoreKind.Sqlite
            ? new SqliteConnection(store.Connection + ";Pooling=False")
            : new NpgsqlConnection(store.Connection + ";Pooling=False");
        await connection.OpenAsync();
        return new(connection);
    }

    /// <summary>A Guid of the first column.</summary>
    public static Guid Id(DbDataReader reader) => reader is SqliteDataReader ? new(reader.GetFieldValue<byte[]>(0), bigEndian: true) : reader.GetGuid(0);

    /// <summary>What a query says, which is one number.</summary>
    public async Task<long> CountAsync(string sql) => (await ReadAsync(sql, r => Convert.ToInt64(r.GetValue(0), CultureInfo.InvariantCulture)))[0];

    /// <summary>The rows as texts, alike on every database, in their order.</summary>
    public async Task<List<string>> TextsAsync(string sql) =>
        [.. (await ReadAsync(sql, r => string.Join(" | ", Enumerable.Range(0, r.FieldCount).Select(i => Convert.ToString(r.GetValue(i), CultureInfo.InvariantCulture))))).Order(StringComparer.Ordinal)];

    public async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> row)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants, all of them.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
