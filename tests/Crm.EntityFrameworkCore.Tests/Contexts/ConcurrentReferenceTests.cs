using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tests.Shared;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests.Contexts;

/// <summary>One deletes what another is about to refer to, at the same time: nothing ends up pointing at nothing.</summary>
public sealed class ConcurrentReferenceTests
{
    [PostgreSqlFact]
    public async Task A_deletion_waits_for_who_refers_and_is_refused()
    {
        await using var host = await HostedCrm.OpenAsync(Database.PostgreSql, pooled: false);
        var account = await AccountAsync(host);
        await host.InScopeAsync(async (crm, db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            crm.Add(new Deal { Name = "Just made", AccountId = account });
            await crm.SaveAsync();

            var deletion = Task.Run(() => host.InScopeAsync((other, _) => DeleteAsync(other, account)));
            await WaitingAsync(host);
            await transaction.CommitAsync();
            Assert.Equal(CrmErrors.Restricted, (await Assert.ThrowsAsync<CrmException>(() => deletion)).Code);
        });
    }

    [PostgreSqlFact]
    public async Task Who_refers_waits_for_the_deletion_and_finds_nothing()
    {
        await using var host = await HostedCrm.OpenAsync(Database.PostgreSql, pooled: false);
        var account = await AccountAsync(host);
        await host.InScopeAsync(async (crm, db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await DeleteAsync(crm, account);

            var reference = Task.Run(() => host.InScopeAsync(async (other, _) =>
            {
                other.Add(new Deal { Name = "Too late", AccountId = account });
                await other.SaveAsync();
            }));
            await WaitingAsync(host);
            await transaction.CommitAsync();
            Assert.Equal("not_found", (await Assert.ThrowsAsync<CrmException>(() => reference)).Fields.Single().Code);
        });
    }

    private static async Task<Id<Account>> AccountAsync(HostedCrm host)
    {
        Id<Account> id = default;
        await host.InScopeAsync(async (crm, _) =>
        {
            id = crm.Add(new Account { Name = "Acme" }).Id;
            await crm.SaveAsync();
        });
        return id;
    }

    private static async Task DeleteAsync(CrmSession crm, Id<Account> account)
    {
        crm.Delete(await crm.LoadForChangeAsync(account));
        await crm.SaveAsync();
    }

    /// <summary>Until a session of this database waits for a lock; a minute at most.</summary>
    private static async Task WaitingAsync(HostedCrm host) => await host.InScopeAsync(async (_, db) =>
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await db.Database.SqlQueryRaw<int>("select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").SingleAsync(limit.Token) == 0)
        {
            await Task.Yield();
        }
    });
}
