using Crm.Durability.Load;
using Crm.Durability.Verification;
using Microsoft.Data.Sqlite;

namespace Crm.Durability.Checks;

/// <summary>Another program keeps the SQLite file for longer or shorter than a command may wait: each save waits and is done once, or fails with a typed error and nothing written.</summary>
internal static class BusyCheck
{
    private const string Name = "a file that others keep";
    private const int Writers = 4;
    private const int LongestMilliseconds = 1_600;

    public static Task<CheckResult> RunAsync(Run run) => run.DoAsync(Name, StoreKind.Sqlite, run.Counts.Busy, async store =>
    {
        var random = new Random(run.Seed(Name));
        await using var services = LoadCrm.Create(store with { Connection = store.Connection + ";Default Timeout=1" });
        var team = new Team(services, Writers, random.Next());
        team.Start();
        await using (var other = new SqliteConnection(store.Connection + ";Pooling=False"))
        {
            await other.OpenAsync();
            for (var i = 1; i <= run.Counts.Busy; i++)
            {
                await using (var keeping = other.BeginTransaction())
                {
                    await Task.Delay(random.Next(LongestMilliseconds));
                }

                await Task.Delay(50);
                run.Tell(Name, i, run.Counts.Busy);
            }
        }

        await team.EachAgainAsync();
        await team.StopAsync();
        var violations = Exactness.Check(await Ledger.ReadAsync(store), team, CrmErrors.Storage).ToList();
        return (team.Acknowledged.Count, Exactness.Failures(team), violations);
    });
}
