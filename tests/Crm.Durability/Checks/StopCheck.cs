using Crm.Durability.Load;
using Crm.Durability.Verification;

namespace Crm.Durability.Checks;

/// <summary>PostgreSQL is stopped as by a crash, again and again, while writers write: they go on when it is back, and every save is there once.</summary>
internal static class StopCheck
{
    private const string Name = "immediate stop of the server";
    private const int Writers = 8;
    private const int LongestMilliseconds = 400;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static Task<CheckResult> RunAsync(Run run) => run.DoAsync(Name, StoreKind.PostgreSql, run.Counts.Stops, async store =>
    {
        var random = new Random(run.Seed(Name));
        await using var services = LoadCrm.Create(store);
        var team = new Team(services, Writers, random.Next());
        var violations = new List<string>();
        var slowest = TimeSpan.Zero;
        team.Start();
        for (var stop = 1; stop <= run.Counts.Stops; stop++)
        {
            await team.EachAgainAsync();
            await Task.Delay(random.Next(LongestMilliseconds));
            await Task.Run(run.Server.Halt);
            await Task.Run(run.Server.StartAgain);
            var waited = await team.EachAgainAsync().WaitAsync(2 * Longest);
            slowest = waited > slowest ? waited : slowest;
            if (waited > Longest)
            {
                violations.Add($"after stop {stop} work went on after {waited} only");
            }

            run.Tell(Name, stop, run.Counts.Stops);
        }

        await team.StopAsync();
        violations.AddRange(Exactness.Check(await Ledger.ReadAsync(store), team, CrmErrors.InDoubt));
        return (team.Acknowledged.Count, FormattableString.Invariant($"every writer at work again within {slowest.TotalSeconds:0.0} s; {Exactness.Failures(team)}"), violations);
    });
}
