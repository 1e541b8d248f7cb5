using Crm.Durability.Load;
using Crm.Durability.Verification;

namespace Crm.Durability.Checks;

/// <summary>A writing process is killed with SIGKILL, again and again, at any moment: what it was told is saved is there, and nothing is there in half.</summary>
internal static class KillCheck
{
    private const string Name = "kill -9 of a writer";
    private const int LongestMilliseconds = 400;

    public static Task<CheckResult> RunAsync(Run run, StoreKind kind) => run.DoAsync(Name, kind, run.Counts.Kills, async store =>
    {
        var random = new Random(run.Seed(Name));
        var acknowledged = new HashSet<DealVersion>();
        var violations = new List<string>();
        var unanswered = 0;
        for (var kill = 1; kill <= run.Counts.Kills; kill++)
        {
            await using (var child = ChildProcess.Start("writer", store, random.Next()))
            {
                await child.BegunAsync();
                await Task.Delay(random.Next(LongestMilliseconds));
                if (!await child.KillAsync())
                {
                    violations.Add("a writer had ended by itself");
                }

                foreach (var line in child.Lines)
                {
                    if (!Note(line, acknowledged))
                    {
                        violations.Add(line);
                    }
                }
            }

            var ledger = await Ledger.ReadAsync(store);
            violations.AddRange(Wholeness.Check(ledger, acknowledged).Select(v => $"after kill {kill}: {v}"));
            unanswered = Wholeness.Unacknowledged(ledger, acknowledged).Count();
            run.Tell(Name, kill, run.Counts.Kills);
        }

        return (acknowledged.Count, $"{unanswered} more committed without an answer", violations);
    });

    /// <summary>Takes note of what a child said; false: it was no acknowledgement.</summary>
    public static bool Note(string line, ICollection<DealVersion> acknowledged)
    {
        const string Start = "ack ";
        if (!line.StartsWith(Start, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var one in line[Start.Length..].Split(','))
        {
            acknowledged.Add(DealVersion.Parse(one));
        }

        return true;
    }
}
