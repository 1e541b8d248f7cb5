using Crm.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests.Contexts;

/// <summary>A record that the session writes and the host's context tracks too.</summary>
public sealed class TrackedRecordsTests
{
    [Theory]
    [Databases]
    public async Task One_without_changes_of_the_hosts_is_brought_up_to_date(Database kind)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false);
        await host.InScopeAsync(async (crm, db) =>
        {
            var account = crm.Add(new Account { Name = "Acme" });
            await crm.SaveAsync();
            var tracked = await db.Set<Account>().SingleAsync();

            account.Name = "Acme Inc.";
            await crm.SaveAsync();
            Assert.Equal(("Acme Inc.", 2L, EntityState.Unchanged), (tracked.Name, tracked.Version, db.Entry(tracked).State));

            // So the host's own save of it is not stale.
            tracked.Industry = "SaaS";
            await db.SaveChangesAsync();
            Assert.Equal(1, await crm.Query<Account>().Where("name = 'acme inc.' and industry = 'saas' and version = 3").CountAsync());
        });
    }

    [Theory]
    [Databases]
    public async Task One_with_changes_of_the_hosts_is_refused(Database kind)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false);
        await host.InScopeAsync(async (crm, db) =>
        {
            var account = crm.Add(new Account { Name = "Acme" });
            await crm.SaveAsync();
            var tracked = await db.Set<Account>().SingleAsync();
            (tracked.Industry, account.Name) = ("SaaS", "Acme Inc.");

            var refused = await Assert.ThrowsAsync<CrmException>(async () => await crm.SaveAsync());
            Assert.Equal(CrmErrors.Conflict, refused.Code);
            Assert.Equal(1, await crm.Query<Account>().Where("name = 'acme' and industry is null and version = 1").CountAsync());
        });
    }
}
