using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests.Upgrades;

/// <summary>The rows of the CRM's tables as statements that insert them.</summary>
internal static class Rows
{
    /// <summary>What the database keeps for itself, or makes anew.</summary>
    private static readonly string[] Left = ["crm_migrations", "crm_objects", "crm_search", "crm_search_word", "__EFMigrationsLock"];

    public static async Task<string> ScriptAsync(DbContext context, Database kind)
    {
        await context.Database.OpenConnectionAsync();
        var connection = context.Database.GetDbConnection();
        var script = new StringBuilder();
        var tables = await ListAsync(connection, kind == Database.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'crm%' ORDER BY name"
            : "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename");
        foreach (var table in tables.Except(Left, StringComparer.Ordinal))
        {
            var columns = await ListAsync(connection, kind == Database.Sqlite
                ? $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid"
                : $"SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}' AND is_identity = 'NO' ORDER BY ordinal_position");
            var values = columns.Select(c => kind == Database.Sqlite ? $"quote(\"{c}\")" : $"quote_nullable(\"{c}\"::text)");
            foreach (var row in await ListAsync(connection, $"SELECT {string.Join(" || ', ' || ", values)} FROM \"{table}\""))
            {
                script.Append("INSERT INTO \"").Append(table).Append("\" (").AppendJoin(", ", columns.Select(c => $"\"{c}\"")).Append(") VALUES (").Append(row).Append(");\n");
            }
        }

        return script.ToString();
    }

    private static async Task<List<string>> ListAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var list = new List<string>();
        while (await reader.ReadAsync())
        {
            list.Add(reader.GetString(0));
        }

        return list;
    }
}
