using Crm.Durability.Load;
using Crm.Durability.Verification;
using Crm.Tests.Shared;

namespace Crm.Durability.Checks;

/// <summary>
/// Transient faults at random points of the wire: the connection lost before a message, just after it, or with the answer to a commit; a server that shuts down; serialization failures and
/// deadlocks at the commit. Each save ends committed once, or as a typed error with nothing written.
/// </summary>
internal static class FaultCheck
{
    private const string Name = "transient faults";
    private const int Writers = 8;

    /// <summary>One message in so many meets a fault; one commit in <see cref="OneCommitIn"/>.</summary>
    private const int OneIn = 60;
    private const int OneCommitIn = 4;
    private static readonly WireFault[] Anywhere = [WireFault.DropBefore, WireFault.DropAfter, WireFault.Shutdown];
    private static readonly WireFault[] AtCommit = [.. Anywhere, WireFault.DropReply, WireFault.Serialization, WireFault.Deadlock];

    public static Task<CheckResult> RunAsync(Run run) => run.DoAsync(Name, StoreKind.PostgreSql, run.Counts.Faults, async store =>
    {
        var random = new Random(run.Seed(Name));
        await using var proxy = new PostgreSqlProxy(run.Server.Port);
        await using var services = LoadCrm.Create(Wire.Through(store, proxy));
        var team = new Team(services, Writers, random.Next());
        var faults = new Wire(random, run.Counts.Faults, Choose);
        proxy.Decide = faults.Decide;
        team.Start();
        var told = 0;
        await team.UntilAsync(() =>
        {
            for (; told < proxy.Faults; told++)
            {
                run.Tell(Name, told + 1, run.Counts.Faults);
            }

            return faults.IsSpent;
        });
        await team.EachAgainAsync();
        await team.StopAsync();
        var violations = Exactness.Check(await Ledger.ReadAsync(store), team, CrmErrors.Storage, CrmErrors.InDoubt).ToList();
        return (team.Acknowledged.Count, $"{faults.Told}; {Exactness.Failures(team)}", violations);
    });

    private static WireFault Choose(Random random, WireMessage message)
    {
        if (random.Next(message.IsCommit ? OneCommitIn : OneIn) != 0)
        {
            return WireFault.None;
        }

        var faults = message.IsCommit ? AtCommit : Anywhere;
        return faults[random.Next(faults.Length)];
    }
}
