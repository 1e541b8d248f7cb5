using Npgsql;

namespace Crm.ScaleBenchmark.Databases;

/// <summary>Texts of this program's own, sent past the store.</summary>
internal static class PostgreSqlCommands
{
    /// <summary>The first column, which is text, of all rows.</summary>
    public static async Task<List<string>> ReadAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    public static async Task RunAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
