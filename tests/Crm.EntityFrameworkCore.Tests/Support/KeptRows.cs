using Npgsql;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>
/// The rows that a PostgreSQL database holds at first, kept in a schema of their own: to bring the tables back to them after a test takes a tenth of the time of another copy of the database.
/// </summary>
internal static class KeptRows
{
    /// <summary>What a test may have made or dropped; then its database is not used again.</summary>
    private const string Objects = """
        (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace)
        + (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace)
        + (SELECT count(*) FROM pg_policy) + (SELECT count(*) FROM pg_trigger) + (SELECT count(*) FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%')
        """;

    private const string Keep = $$"""
        CREATE SCHEMA kept;
        DO $$ DECLARE name name; held boolean; BEGIN
            FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
                EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', name) INTO held;
                IF held THEN
                    EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', name, name);
                END IF;
            END LOOP;
        END $$;
        CREATE TABLE kept.kept_objects AS SELECT {{Objects}} AS count;
        """;

    private const string Restore = """
        SET lock_timeout = '5s';
        DO $$ DECLARE t record; BEGIN
            FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0 LOOP
                EXECUTE format('DELETE FROM public.%I', t.relname);
            END LOOP;
            FOR t IN SELECT k.relname, string_agg(quote_ident(a.attname), ', ') AS columns
                FROM pg_class k JOIN pg_class c ON c.relname = k.relname AND c.relnamespace = 'public'::regnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                WHERE k.relnamespace = 'kept'::regnamespace AND k.relkind = 'r' GROUP BY k.relname LOOP
                EXECUTE format('INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM kept.%1$I', t.relname, t.columns);
            END LOOP;
        END $$;
        RESET lock_timeout;
        """;

    public static async Task KeepAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Keep, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Brings them back; false: a test has changed more than rows.</summary>
    public static async Task<bool> TryRestoreAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var unchanged = new NpgsqlCommand($"SELECT count = {Objects} FROM kept.kept_objects", connection);
        if (await unchanged.ExecuteScalarAsync() is not true)
        {
            return false;
        }

        await using var restore = new NpgsqlCommand(Restore, connection);
        await restore.ExecuteNonQueryAsync();
        return true;
    }
}
