using Crm.Changes;
using Crm.Contacts;
using Crm.Storage;
using Crm.Tenancy;
using Crm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.EntityFrameworkCore.Tests.Durability;

/// <summary>A store of the CRM's own whose connection fails, at the commit and anywhere else: every save is there once.</summary>
public sealed class StandaloneCommitTests
{
    public static TheoryData<int> Faults => [.. Enum.GetValues<WireFault>().Select(f => (int)f)];

    [PostgreSqlTheory]
    [MemberData(nameof(Faults))]
    public Task A_fault_at_the_commit_leaves_every_save_done_once(int fault) => WithAsync(async (crm, wired) =>
    {
        await crm.InScopeAsync(async (session, services) =>
        {
            var account = await ChangeAtCommit.RunAsync(session, services, wired, (WireFault)fault);

            // The session goes on from what was saved.
            account.Name = "Acme Ltd.";
            await session.SaveAsync();
            Assert.Equal(3, account.Version);
        });
    });

    [PostgreSqlFact]
    public Task A_connection_lost_at_any_message_leaves_every_save_done_once() => WithAsync(async (crm, wired) =>
    {
        int lost;
        var number = 0;
        do
        {
            await crm.InScopeAsync(async (session, services) =>
            {
                var account = session.Add(new Account { Name = "Acme" });
                await session.SaveAsync();
                var before = await Left.OfAsync(services, account.Id);
                lost = wired.Proxy.Faults;
                account.Name = "Acme Inc.";
                session.Add(new Account { Name = "Umbrella" });
                wired.DropMessage(number++);
                await session.SaveAsync();
                wired.Proxy.Decide = null;
                lost = wired.Proxy.Faults - lost;
                Assert.Equal(new(before.Accounts + 1, before.Audit + 1, before.Events + 2, 2), await Left.OfAsync(services, account.Id));
            });
        }
        while (number == wired.Proxy.Faults);

        Assert.True(number > 5, "A save has more messages than that.");
    });

    [PostgreSqlFact]
    public Task A_commit_that_cannot_be_asked_about_is_in_doubt() => WithAsync(async (crm, wired) =>
    {
        await crm.InScopeAsync(async (session, services) =>
        {
            using var source = new CancellationTokenSource();
            var account = session.Add(new Account { Name = "Acme" });
            wired.AtCommit(WireFault.DropReply, source.Cancel);
            var error = await Assert.ThrowsAsync<CrmException>(async () => await session.SaveAsync(source.Token));
            Assert.Equal(CrmErrors.InDoubt, error.Code);

            // It stood; a second save cannot do it twice.
            Assert.Equal(CrmErrors.Duplicate, (await Assert.ThrowsAsync<CrmException>(async () => await session.SaveAsync())).Code);
            Assert.Equal(1, (await Left.OfAsync(services, account.Id)).Versions);
        });
    });

    [PostgreSqlFact]
    public async Task The_CRMs_own_work_comes_to_the_same_when_every_other_answer_is_lost()
    {
        var calm = await AdministrationAsync(loses: false);
        Assert.Equal(calm, await AdministrationAsync(loses: true));
    }

    private static async Task<string> AdministrationAsync(bool loses)
    {
        var text = "";
        await using var wired = new Wired();
        var commits = 0;
        if (loses)
        {
            wired.Proxy.Decide = m => m.IsCommit && Interlocked.Increment(ref commits) % 2 == 0 ? WireFault.DropReply : WireFault.None;
        }

        await WithAsync(wired, async crm => await crm.InScopeAsync(async (session, services) =>
        {
            session.Add(new Account { Name = "Acme" });
            await (await session.AsSystemAsync("look around")).SaveAsync();
            await session.SaveAsync();
            var administration = services.GetRequiredService<CrmAdministration>();
            await administration.ProvisionAsync(TenantId.Default, t => t.Source("fair"));
            await administration.SynchronizeDirectoryAsync(TenantId.Default);
            var trail = services.GetRequiredService<AuditTrail>();
            var seal = await trail.SealAsync(TenantId.Default);
            var store = services.GetRequiredService<ICrmStore>();
            var first = (Guid)(await store.QueryAsync(new RowQuery { Entity = Seed.Model["audit"], Tenant = TenantId.Default, Restriction = null }, default))[0][0]!;
            Assert.Equal(1, await trail.EraseAsync(TenantId.Default, [first]));
            Assert.Empty(await trail.VerifyAsync(TenantId.Default, seal));

            // Each answer lost to a claim leaves its events to whoever comes after the lease.
            wired.Proxy.Decide = null;
            await services.GetRequiredService<EventRelay>().DeliverAsync();
            foreach (var entity in new[] { "account", "audit", "outbox", "configuration", "source", "user", "pipeline", "stage" })
            {
                text += $"{entity} {await Left.CountAsync(store, entity)} ";
            }
        }));
        Assert.Equal(loses, wired.Proxy.Faults > 5);
        return text;
    }

    private static async Task WithAsync(Func<StandaloneCrm, Wired, Task> test)
    {
        await using var wired = new Wired();
        await WithAsync(wired, crm => test(crm, wired));
    }

    private static async Task WithAsync(Wired wired, Func<StandaloneCrm, Task> test)
    {
        await using var database = await PostgreSqlServer.CreateDatabaseAsync();
        await using var crm = StandaloneCrm.Create(b => b.UsePostgreSql(wired.Through(database.ConnectionString)));
        await crm.ProvisionAsync();
        await test(crm);
    }
}
