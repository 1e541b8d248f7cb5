using Microsoft.Data.Sqlite;

namespace Crm.ScaleBenchmark.Databases;

/// <summary>Texts of this program's own, run past the store.</summary>
internal static class SqliteCommands
{
    /// <summary>The first column, which is text, of all rows.</summary>
    public static List<string> Read(this SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
