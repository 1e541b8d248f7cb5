using Crm.ScaleBenchmark.Databases;
using Crm.Search;
using Microsoft.Data.Sqlite;

namespace Crm.ScaleBenchmark.Searching;

/// <summary>One prepared statement a table in one transaction.</summary>
internal sealed class SqliteBulk(string file) : IBulk
{
    public async Task PeopleAsync(Guid template, IEnumerable<Person> people)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        connection.Run("PRAGMA synchronous = OFF");
        connection.Run("PRAGMA cache_size = -500000");
        connection.Run("BEGIN");
        var postings = new Postings();
        var tenant = connection.Read("SELECT tenant FROM crm_contact LIMIT 1")[0];
        var columns = connection.Read("SELECT name FROM pragma_table_info('crm_contact') WHERE name <> 'row_id'");
        using (var insert = Prepare(connection, $"INSERT INTO crm_contact ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(c => Array.IndexOf(Person.Columns, c) is var i and >= 0 ? $"@p{i}" : c))} FROM crm_contact WHERE tenant = '{tenant}' AND id = @p{Person.Columns.Length}", Person.Columns.Length + 1))
        {
            foreach (var person in people)
            {
                Run(insert, [.. person.Values, template]);
                postings.Add(person);
            }
        }

        var indexes = connection.Read("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('crm_search', 'crm_search_word')");
        foreach (var index in connection.Read("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('crm_search', 'crm_search_word')"))
        {
            connection.Run($"DROP INDEX \"{index}\"");
        }

        using (var insert = Prepare(connection, $"INSERT INTO crm_search (tenant, entity, word, record_id, field) VALUES ('{tenant}', 'contact', @p0, @p1, @p2)", 3))
        {
            foreach (var (word, id, field) in postings.InOrder())
            {
                Run(insert, [word, id, field]);
            }
        }

        using (var insert = Prepare(connection, $"INSERT OR IGNORE INTO crm_search_word (tenant, length, word, reversed) VALUES ('{tenant}', length(@p0), @p0, @p1)", 2))
        {
            foreach (var word in postings.Words.Order(StringComparer.Ordinal))
            {
                Run(insert, [word, SearchWords.Reversed(word)]);
            }
        }

        foreach (var index in indexes)
        {
            connection.Run(index);
        }

        connection.Run("COMMIT");
        connection.Run("ANALYZE");
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = new SqliteCommand(sql, connection);
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        }

        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] is Guid id ? id.ToByteArray(bigEndian: true) : values[i];
        }

        command.ExecuteNonQuery();
    }
}
