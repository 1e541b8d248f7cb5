using System.Data.Common;
using System.Globalization;
using Crm.Durability.Load;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Durability.Checks;

/// <summary>A process that merges and undoes is killed at any moment: each merge, and each undoing, is there as a whole or not at all.</summary>
internal static class MergeKillCheck
{
    private const string Name = "kill -9 of a merge";
    private const int LongestMilliseconds = 400;

    public static Task<CheckResult> RunAsync(Run run, StoreKind kind) => run.DoAsync(Name, kind, run.Counts.Kills, async store =>
    {
        var random = new Random(run.Seed(Name));
        var (merged, undone) = (new HashSet<Guid>(), new HashSet<Guid>());
        var violations = new List<string>();
        for (var kill = 1; kill <= run.Counts.Kills; kill++)
        {
            await using (var child = ChildProcess.Start("merger", store, random.Next()))
            {
                await child.BegunAsync();
                await Task.Delay(random.Next(LongestMilliseconds));
                if (!await child.KillAsync())
                {
                    violations.Add("a merger had ended by itself");
                }

                foreach (var line in child.Lines)
                {
                    (line.StartsWith("merged ", StringComparison.Ordinal) ? merged : undone).Add(Guid.Parse(line[7..]));
                }
            }

            violations.AddRange((await CheckAsync(store, merged, undone)).Select(v => $"after kill {kill}: {v}"));
            run.Tell(Name, kill, run.Counts.Kills);
        }

        return (merged.Count + undone.Count, $"{merged.Count} merges, {undone.Count} undone", violations);
    });

    private static async Task<List<string>> CheckAsync(Store store, HashSet<Guid> merged, HashSet<Guid> undone)
    {
        await using DbConnection connection = store.Kind == StoreKind.Sqlite
            ? new SqliteConnection(store.Connection + ";Pooling=False")
            : new NpgsqlConnection(store.Connection + ";Pooling=False");
        await connection.OpenAsync();
        async Task<long> CountAsync(string sql) => (await ReadAsync(connection, sql, r => Convert.ToInt64(r.GetValue(0), CultureInfo.InvariantCulture)))[0];

        var violations = new List<string>();
        var (accounts, redirects) = (await CountAsync("SELECT count(*) FROM crm_account"), await CountAsync("SELECT count(*) FROM crm_redirect"));
        Expect("merges that stand have a redirect each", redirects, await CountAsync("SELECT count(*) FROM crm_merge WHERE undone_at IS NULL"));
        Expect("no contact is lost or doubled", (accounts + redirects) * Merger.Contacts, await CountAsync("SELECT count(*) FROM crm_contact"));
        Expect("contacts without an account", 0, await CountAsync("SELECT count(*) FROM crm_contact c LEFT JOIN crm_account a ON a.id = c.account_id WHERE a.id IS NULL"));
        Expect("merged records that are there still", 0, await CountAsync("SELECT count(*) FROM crm_redirect r JOIN crm_account a ON a.id = r.id"));
        Expect("survivors that have not all contacts", 0, await CountAsync(
            $"SELECT count(*) FROM crm_redirect r WHERE (SELECT count(*) FROM crm_contact c WHERE c.account_id = r.to_id) <> {2 * Merger.Contacts}"));
        var stored = (await ReadAsync(connection, "SELECT id, undone_at FROM crm_merge", r => (Id: Id(r), IsUndone: !r.IsDBNull(1)))).ToDictionary(m => m.Id, m => m.IsUndone);
        Expect("acknowledged merges that are missing", 0, merged.Count(m => !stored.ContainsKey(m)));
        Expect("acknowledged undoings that are missing", 0, undone.Count(m => !stored.GetValueOrDefault(m)));
        return violations;

        void Expect(string what, long expected, long found)
        {
            if (expected != found)
            {
                violations.Add($"{what}: {expected} expected, {found} found");
            }
        }
    }

    private static Guid Id(DbDataReader reader) => reader is SqliteDataReader ? new(reader.GetFieldValue<byte[]>(0), bigEndian: true) : reader.GetGuid(0);

    private static async Task<List<T>> ReadAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> row)
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
}
