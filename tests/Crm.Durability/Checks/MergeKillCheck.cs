using Crm.Durability.Load;
using Crm.Durability.Verification;

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
        await using var tables = await Tables.OpenAsync(store);
        var violations = new List<string>();
        var (accounts, redirects) = (await tables.CountAsync("SELECT count(*) FROM crm_account"), await tables.CountAsync("SELECT count(*) FROM crm_redirect"));
        Expect("merges that stand have a redirect each", redirects, await tables.CountAsync("SELECT count(*) FROM crm_merge WHERE undone_at IS NULL"));
        Expect("no contact is lost or doubled", (accounts + redirects) * Merger.Contacts, await tables.CountAsync("SELECT count(*) FROM crm_contact"));
        Expect("contacts without an account", 0, await tables.CountAsync("SELECT count(*) FROM crm_contact c LEFT JOIN crm_account a ON a.id = c.account_id WHERE a.id IS NULL"));
        Expect("merged records that are there still", 0, await tables.CountAsync("SELECT count(*) FROM crm_redirect r JOIN crm_account a ON a.id = r.id"));
        Expect("survivors that have not all contacts", 0, await tables.CountAsync(
            $"SELECT count(*) FROM crm_redirect r WHERE (SELECT count(*) FROM crm_contact c WHERE c.account_id = r.to_id) <> {2 * Merger.Contacts}"));
        var stored = (await tables.ReadAsync("SELECT id, undone_at FROM crm_merge", r => (Id: Tables.Id(r), IsUndone: !r.IsDBNull(1)))).ToDictionary(m => m.Id, m => m.IsUndone);
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
}
