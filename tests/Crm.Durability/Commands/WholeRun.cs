using System.Diagnostics;
using Crm.Durability.Checks;
using Crm.Durability.Load;

namespace Crm.Durability.Commands;

/// <summary>Every check, one after the other, and the report.</summary>
internal static class WholeRun
{
    private static readonly (string Name, Func<Run, Task<CheckResult>> Check)[] Checks =
    [
        ("kill", r => KillCheck.RunAsync(r, StoreKind.Sqlite)),
        ("kill", r => KillCheck.RunAsync(r, StoreKind.PostgreSql)),
        ("merge", r => MergeKillCheck.RunAsync(r, StoreKind.Sqlite)),
        ("merge", r => MergeKillCheck.RunAsync(r, StoreKind.PostgreSql)),
        ("import", r => ImportKillCheck.RunAsync(r, StoreKind.Sqlite)),
        ("import", r => ImportKillCheck.RunAsync(r, StoreKind.PostgreSql)),
        ("relay", r => RelayCheck.RunAsync(r, StoreKind.Sqlite)),
        ("relay", r => RelayCheck.RunAsync(r, StoreKind.PostgreSql)),
        ("stop", StopCheck.RunAsync),
        ("reply", LostReplyCheck.RunAsync),
        ("faults", FaultCheck.RunAsync),
        ("busy", BusyCheck.RunAsync),
        ("counter", r => CounterCheck.RunAsync(r, StoreKind.Memory)),
        ("counter", r => CounterCheck.RunAsync(r, StoreKind.Sqlite)),
        ("counter", r => CounterCheck.RunAsync(r, StoreKind.PostgreSql)),
    ];

    /// <summary>What <c>--only</c> takes.</summary>
    public static IEnumerable<string> Names => Checks.Select(c => c.Name).Distinct();

    /// <returns>0: everything held; 1: something did not.</returns>
    public static async Task<int> RunAsync(int seed, Counts counts, string[]? only, bool asJson)
    {
        // SQLite's calls hold their threads; 64 writers are to be at it at once.
        ThreadPool.SetMinThreads(96, 96);
        var started = Stopwatch.GetTimestamp();
        var results = new List<CheckResult>();
        await using (var run = new Run(seed, counts, asJson ? TextWriter.Null : Console.Out))
        {
            foreach (var (name, check) in Checks)
            {
                if (only is not { Length: > 0 } || only.Contains(name, StringComparer.Ordinal))
                {
                    results.Add(await check(run));
                }
            }
        }

        Report.Write(Console.Out, results, seed, Stopwatch.GetElapsedTime(started), asJson);
        return results.TrueForAll(r => r.Violations.Count == 0) ? 0 : 1;
    }
}
