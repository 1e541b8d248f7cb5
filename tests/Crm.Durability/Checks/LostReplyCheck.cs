using Crm.Durability.Load;
using Crm.Durability.Verification;
using Crm.Tests.Shared;

namespace Crm.Durability.Checks;

/// <summary>The server commits, and its answer is lost with the connection: each save reports success and is there once.</summary>
internal static class LostReplyCheck
{
    private const string Name = "lost replies to COMMIT";
    private const int Writers = 8;

    public static Task<CheckResult> RunAsync(Run run) => run.DoAsync(Name, StoreKind.PostgreSql, run.Counts.LostReplies, async store =>
    {
        var random = new Random(run.Seed(Name));
        await using var proxy = new PostgreSqlProxy(run.Server.Port);
        await using var services = LoadCrm.Create(Wire.Through(store, proxy));
        var team = new Team(services, Writers, random.Next());
        var faults = new Wire(random, run.Counts.LostReplies, (r, m) => m.IsCommit && r.Next(2) == 0 ? WireFault.DropReply : WireFault.None);
        proxy.Decide = faults.Decide;
        team.Start();
        await team.UntilAsync(() => faults.IsSpent);
        await team.EachAgainAsync();
        await team.StopAsync();
        var violations = Exactness.Check(await Ledger.ReadAsync(store), team).ToList();
        return (team.Acknowledged.Count, $"{proxy.Faults} replies lost; {Exactness.Failures(team)}", violations);
    });
}
