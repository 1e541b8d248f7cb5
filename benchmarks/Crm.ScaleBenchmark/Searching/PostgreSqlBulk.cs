using Crm.ScaleBenchmark.Databases;
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
        await connection.RunAsync("SET maintenance_work_mem = '1GB'");
        var postings = new Postings();
        await connection.RunAsync("CREATE TEMP TABLE people (id uuid, first_name text, last_name text, name text, email text, phone text, account_id uuid, owner_id uuid)");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY people FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var person in people)
            {
                await copy.WriteRowAsync(default, person.Values);
                postings.Add(person);
            }

            await copy.CompleteAsync();
        }

        var columns = await connection.ReadAsync("SELECT column_name::text FROM information_schema.columns WHERE table_name = 'crm_contact' AND is_generated = 'NEVER'");
        await connection.RunAsync($"INSERT INTO crm_contact ({string.Join(", ", columns)}) OVERRIDING SYSTEM VALUE SELECT {string.Join(", ", columns.Select(c => (Person.Columns.Contains(c) ? "p." : "t.") + c))} FROM people p CROSS JOIN crm_contact t WHERE t.id = '{template}'");
        var tenant = (await connection.ReadAsync("SELECT tenant FROM crm_contact LIMIT 1"))[0];
        var indexes = await connection.ReadAsync("SELECT pg_get_indexdef(indexrelid) || '|' || indexrelid::regclass FROM pg_index WHERE indrelid = 'crm_search'::regclass AND NOT indisprimary");
        foreach (var index in indexes)
        {
            await connection.RunAsync($"DROP INDEX {index.Split('|')[1]}");
        }

        var key = (await connection.ReadAsync("SELECT conname::text || '|' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'crm_search'::regclass AND contype = 'p'"))[0].Split('|');
        await connection.RunAsync($"ALTER TABLE crm_search DROP CONSTRAINT \"{key[0]}\"");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY crm_search (tenant, entity, word, record_id, field) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (word, id, field) in postings.InOrder())
            {
                await copy.WriteRowAsync(default, tenant, "contact", word, id, field);
            }

            await copy.CompleteAsync();
        }

        await connection.RunAsync($"ALTER TABLE crm_search ADD CONSTRAINT \"{key[0]}\" {key[1]}");
        foreach (var index in indexes)
        {
            await connection.RunAsync(index.Split('|')[0]);
        }

        await connection.RunAsync("CREATE TEMP TABLE words (word text, reversed text)");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY words FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var word in postings.Words)
            {
                await copy.WriteRowAsync(default, word, SearchWords.Reversed(word));
            }

            await copy.CompleteAsync();
        }

        await connection.RunAsync($"INSERT INTO crm_search_word (tenant, length, word, reversed) SELECT '{tenant}', length(word), word, reversed FROM words ON CONFLICT DO NOTHING");
        await connection.RunAsync("VACUUM ANALYZE");
    }
}
