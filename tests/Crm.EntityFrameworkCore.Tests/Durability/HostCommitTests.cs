using Crm.Contacts;
using Crm.Tests.Shared;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests.Durability;

/// <summary>A host's context whose connection fails at the commit, with a strategy that retries and without.</summary>
public sealed class HostCommitTests
{
    [PostgreSqlTheory]
    [InlineData((int)WireFault.DropBefore)]
    [InlineData((int)WireFault.DropAfter)]
    [InlineData((int)WireFault.DropReply)]
    [InlineData((int)WireFault.Serialization)]
    public Task With_retries_every_save_is_done_once_with_what_the_host_has_pending(int fault) => WithAsync(retries: true, async (host, wired) =>
        await host.InScopeAsync(async (crm, db, services) =>
        {
            var account = crm.Add(new Account { Name = "Acme" });
            await crm.SaveAsync();
            var before = await Left.OfAsync(services, account.Id);
            account.Name = "Acme Inc.";
            db.Orders.Add(new() { Total = 1 });
            wired.AtCommit((WireFault)fault);
            await crm.SaveAsync();
            Assert.False(db.ChangeTracker.HasChanges());
            Assert.Equal(1, await db.Orders.CountAsync());
            Assert.Equal(before with { Audit = before.Audit + 1, Events = before.Events + 1, Versions = 2 }, await Left.OfAsync(services, account.Id));
        }));

    [PostgreSqlFact]
    public Task Without_retries_a_lost_answer_is_no_failure() => WithAsync(retries: false, async (host, wired) =>
        await host.InScopeAsync(async (crm, db, services) =>
        {
            var account = crm.Add(new Account { Name = "Acme" });
            db.Orders.Add(new() { Total = 1 });
            wired.AtCommit(WireFault.DropReply);
            await crm.SaveAsync();
            Assert.False(db.ChangeTracker.HasChanges());
            Assert.Equal((1, 1), ((await Left.OfAsync(services, account.Id)).Versions, await db.Orders.CountAsync()));

            db.Add(new Account { Name = "Umbrella" });
            wired.AtCommit(WireFault.DropReply);
            await db.SaveChangesAsync();
            Assert.False(db.ChangeTracker.HasChanges());
            Assert.Equal(2, await db.Set<Account>().CountAsync());
        }));

    [PostgreSqlFact]
    public Task Without_retries_a_lost_commit_is_an_error_and_can_be_saved_again() => WithAsync(retries: false, async (host, wired) =>
        await host.InScopeAsync(async (crm, db, services) =>
        {
            var account = crm.Add(new Account { Name = "Acme" });
            var order = db.Orders.Add(new() { Total = 1 });
            wired.AtCommit(WireFault.DropBefore);
            Assert.Equal(CrmErrors.Storage, (await Assert.ThrowsAsync<CrmException>(async () => await crm.SaveAsync())).Code);
            Assert.Equal((0, EntityState.Added), (await db.Set<Account>().CountAsync(), order.State));
            await crm.SaveAsync();
            Assert.Equal((1, 1), ((await Left.OfAsync(services, account.Id)).Versions, await db.Orders.CountAsync()));

            var added = db.Add(new Account { Name = "Umbrella" });
            wired.AtCommit(WireFault.DropBefore);
            await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());
            Assert.Equal((1, EntityState.Added), (await db.Set<Account>().CountAsync(), added.State));
            await db.SaveChangesAsync();
            Assert.Equal(2, await db.Set<Account>().CountAsync());
        }));

    [PostgreSqlFact]
    public Task The_commit_of_the_hosts_transaction_is_the_hosts() => WithAsync(retries: false, async (host, wired) =>
        await host.InScopeAsync(async (crm, db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            crm.Add(new Account { Name = "Acme" });
            await crm.SaveAsync();
            wired.AtCommit(WireFault.DropReply);
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => transaction.CommitAsync());
        }));

    private static async Task WithAsync(bool retries, Func<HostedCrm, Wired, Task> test)
    {
        await using var wired = new Wired();
        await using var host = await HostedCrm.OpenAsync(Database.PostgreSql, pooled: false, options => wired.Use(options, retries));
        await test(host, wired);
    }
}
