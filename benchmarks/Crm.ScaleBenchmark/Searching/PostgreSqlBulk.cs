using Crm.Search;
using Npgsql;

namespace Crm.ScaleBenchmark.Searching;

/// <summary>COPY into tables without their keys and indexes, which are made after.</summary>
internal sealed class PostgreSqlBulk(string connectionString) : IBulk
{
    public async Task PeopleAsync(Guid template, IEnumerable<Person> people)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Command Timeout=0");
        await connection.OpenAsync();
        await RunAsync(connection, "SET maintenance_work_mem = '1GB'");
        var postings = new Postings();
        await RunAsync(connection, "CREATE TEMP TABLE people (id uuid, first_name text, last_name text, name text, email text, phone text, account_id uuid, owner_id uuid)");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY people FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var person in people)
            {
                await copy.WriteRowAsync(default, person.Values);
                postings.Add(person);
            }

            await copy.CompleteAsync();
        }

        var columns = await ReadAsync(connection, "SELECT column_name::text FROM information_schema.columns WHERE table_name = 'crm_contact' AND is_generated = 'NEVER'");
        await RunAsync(connection, $"INSERT INTO crm_contact ({string.Join(", ", columns)}) OVERRIDING SYSTEM VALUE SELECT {string.Join(", ", columns.Select(c => (Person.Columns.Contains(c) ? "p." : "t.") + c))} FROM people p CROSS JOIN crm_contact t WHERE t.id = '{template}'");
        var tenant = (await ReadAsync(connection, "SELECT tenant FROM crm_contact LIMIT 1"))[0];
        var indexes = await ReadAsync(connection, "SELECT pg_get_indexdef(indexrelid) || '|' || indexrelid::regclass FROM pg_index WHERE indrelid = 'crm_search'::regclass AND NOT indisprimary");
        foreach (var index in indexes)
        {
            await RunAsync(connection, $"DROP INDEX {index.Split('|')[1]}");
        }

        var key = (await ReadAsync(connection, "SELECT conname::text || '|' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'crm_search'::regclass AND contype = 'p'"))[0].Split('|');
        await RunAsync(connection, $"ALTER TABLE crm_search DROP CONSTRAINT \"{key[0]}\"");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY crm_search (tenant, entity, word, record_id, field) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (word, id, field) in postings.InOrder())
            {
                await copy.WriteRowAsync(default, tenant, "contact", word, id, field);
            }

            await copy.CompleteAsync();
        }

        await RunAsync(connection, $"ALTER TABLE crm_search ADD CONSTRAINT \"{key[0]}\" {key[1]}");
        foreach (var index in indexes)
        {
            await RunAsync(connection, index.Split('|')[0]);
        }

        await RunAsync(connection, "CREATE TEMP TABLE words (word text, reversed text)");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY words FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var word in postings.Words)
            {
                await copy.WriteRowAsync(default, word, SearchWords.Reversed(word));
            }

            await copy.CompleteAsync();
        }

        await RunAsync(connection, $"INSERT INTO crm_search_word (tenant, length, word, reversed) SELECT '{tenant}', length(word), word, reversed FROM words ON CONFLICT DO NOTHING");
        await RunAsync(connection, "VACUUM ANALYZE");
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql)
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

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
