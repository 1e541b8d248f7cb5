using System.Globalization;
using Crm.Durability.Load;
using Crm.Durability.Verification;

namespace Crm.Durability.Checks;

/// <summary>A process that imports a file is killed at any moment and started again, until it is done: it comes to what an undisturbed import comes to, and no batch is ever there in half.</summary>
internal static class ImportKillCheck
{
    private const string Name = "kill -9 of an import";
    private const int LongestMilliseconds = 500;

    /// <summary>All that an import leaves, without ids and times.</summary>
    private static readonly string[] Left =
    [
        "SELECT c.external_id, c.first_name, c.last_name, c.email, c.job_title, a.name, c.version FROM crm_contact c LEFT JOIN crm_account a ON a.id = c.account_id",
        "SELECT name, version FROM crm_account",
        "SELECT address FROM crm_email",
        "SELECT state, position, added, changed, unchanged, refused FROM crm_import_run",
        "SELECT \"row\", \"line\", \"column\", code, message FROM crm_import_error",
        "SELECT c.external_id, o.type, count(*) FROM crm_outbox o JOIN crm_contact c ON c.id = o.record_id GROUP BY c.external_id, o.type",
        "SELECT c.external_id, h.version FROM crm_contact_history h JOIN crm_contact c ON c.id = h.id",
        "SELECT entity, type, count(*) FROM crm_outbox GROUP BY entity, type",
    ];

    public static Task<CheckResult> RunAsync(Run run, StoreKind kind) => run.DoAsync(Name, kind, run.Counts.Kills, async store =>
    {
        var random = new Random(run.Seed(Name));
        var (files, violations, batches) = (new List<int>(), new List<string>(), 0);
        for (var kills = 0; kills < run.Counts.Kills;)
        {
            files.Add(random.Next());
            var (isDone, futile, position) = (false, 0, 0L);
            while (!isDone)
            {
                await using var child = ChildProcess.Start("importer", store, files[^1]);
                await child.BegunAsync();

                // Where the machine has so much to do that nothing gets done, the next one lives longer.
                await Task.Delay(random.Next(LongestMilliseconds * ++futile));
                if (!await child.KillAsync())
                {
                    violations.Add("an importer had ended by itself");
                }

                foreach (var saved in child.Lines.Where(l => l.StartsWith("saved ", StringComparison.Ordinal)))
                {
                    (position, futile) = (long.Parse(saved.AsSpan(6), CultureInfo.InvariantCulture), 0);
                    batches++;
                }

                isDone = child.Lines.Any(l => l.StartsWith("done ", StringComparison.Ordinal));
                kills += isDone ? 0 : 1;
                violations.AddRange((await CheckAsync(store, ((files.Count - 1) * (long)Importer.Rows) + position)).Select(v => $"after kill {kills}: {v}"));
                run.Tell(Name, kills, run.Counts.Kills);
            }
        }

        violations.AddRange(await CompareAsync(store, await UndisturbedAsync(run, kind, files)));
        return (batches, $"{files.Count} files of {Importer.Rows} rows", violations);
    });

    private static async Task<Store> UndisturbedAsync(Run run, StoreKind kind, List<int> files)
    {
        var store = await run.CreateAsync(kind);
        await using var services = LoadCrm.Create(store);
        foreach (var file in files)
        {
            await new Importer(services, file).RunAsync(_ => { });
        }

        return store;
    }

    private static async Task<List<string>> CheckAsync(Store store, long acknowledged)
    {
        await using var tables = await Tables.OpenAsync(store);
        var violations = new List<string>();
        var contacts = await tables.CountAsync("SELECT count(*) FROM crm_contact");
        Expect("added by the runs", contacts, await tables.CountAsync("SELECT coalesce(sum(added), 0) FROM crm_import_run"));
        Expect("events of new contacts", contacts, await tables.CountAsync("SELECT count(*) FROM crm_outbox WHERE entity = 'contact' AND type = 'record.created'"));
        Expect("versions in history", await tables.CountAsync("SELECT coalesce(sum(version), 0) FROM crm_contact"), await tables.CountAsync("SELECT count(*) FROM crm_contact_history"));
        Expect("rows that are told of", await tables.CountAsync("SELECT coalesce(sum(position), 0) FROM crm_import_run"), await tables.CountAsync("SELECT coalesce(sum(added + changed + unchanged + refused), 0) FROM crm_import_run"));
        Expect("acknowledged rows that are missing", 0, Math.Max(0, acknowledged - await tables.CountAsync("SELECT coalesce(sum(position), 0) FROM crm_import_run")));
        return violations;

        void Expect(string what, long expected, long found)
        {
            if (expected != found)
            {
                violations.Add($"{what}: {expected} expected, {found} found");
            }
        }
    }

    private static async Task<List<string>> CompareAsync(Store killed, Store undisturbed)
    {
        await using var left = await Tables.OpenAsync(killed);
        await using var right = await Tables.OpenAsync(undisturbed);
        var violations = new List<string>();
        foreach (var sql in Left)
        {
            var (found, expected) = (await left.TextsAsync(sql), await right.TextsAsync(sql));
            if (!found.SequenceEqual(expected, StringComparer.Ordinal))
            {
                violations.Add($"{sql}: {expected.Count} rows expected, {found.Count} found; expected and missing: {expected.Except(found).FirstOrDefault()}; found and wrong: {found.Except(expected).FirstOrDefault()}");
            }
            else if (found.Count == 0)
            {
                violations.Add($"{sql}: nothing to compare");
            }
        }

        return violations;
    }
}
