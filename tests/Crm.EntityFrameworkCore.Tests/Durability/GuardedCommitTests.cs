using Crm.Changes;
using Crm.EntityFrameworkCore.Tests.Sessions;
using Crm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.EntityFrameworkCore.Tests.Durability;

/// <summary>Commits whose answers are lost, within row-level security: what asks afterwards whether they stand must say whose rows it means, or it could not tell.</summary>
public sealed class GuardedCommitTests
{
    public static TheoryData<int> Faults => [.. Enum.GetValues<WireFault>().Select(f => (int)f)];

    [PostgreSqlTheory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_at_the_commit_leaves_every_save_done_once(int fault)
    {
        var fixture = new RowLevelSecurityFixture();
        await fixture.StartAsync(null);
        await using var wired = new Wired();
        await using (var crm = StandaloneCrm.Create(b => b.UsePostgreSql(wired.Through(fixture.ConnectionString), o => o.RowLevelSecurity = true)))
        {
            await crm.ProvisionAsync();
            await crm.InScopeAsync(async (session, services) =>
            {
                await ChangeAtCommit.RunAsync(session, services, wired, (WireFault)fault);
                Assert.True(await services.GetRequiredService<EventRelay>().DeliverAsync() > 0);
            });
        }

        await fixture.DisposeAsync();
    }
}
