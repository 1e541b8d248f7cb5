using Crm.Changes;
using Crm.Contacts;
using Crm.Sales;
using Crm.Storage;
using Crm.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.EntityFrameworkCore.Tests.Contexts;

/// <summary>The whole CRM in a host's context and transaction.</summary>
public sealed class InContextTests
{
    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_session_saves_what_the_host_has_pending_and_the_other_way_round(Database kind, bool pooled)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled);
        Id<Account> account = default;
        await host.InScopeAsync(async (crm, db) =>
        {
            account = crm.Add(new Account { Name = "Acme", Industry = "SaaS" }).Id;
            var deal = crm.Add(new Deal { Name = "Big", AccountId = account, Amount = new Money(10, "USD") });
            db.Orders.Add(new() { DealId = deal.Id, Total = 1 });
            await crm.SaveAsync();
            Assert.False(db.ChangeTracker.HasChanges());

            var tracked = await db.Set<Account>().SingleAsync();
            tracked.Name = "Acme Inc.";
            db.Add(new Account { Name = "Umbrella" });
            db.Orders.Add(new() { Total = 2 });
            await db.SaveChangesAsync();
        });

        await host.InScopeAsync(async (crm, db) =>
        {
            await crm.OpenAsync();
            Assert.Equal(2, await db.Orders.CountAsync());
            Assert.Equal(["Acme Inc.", "Umbrella"], await db.Set<Account>().OrderBy(a => a.Name).Select(a => a.Name).ToListAsync());
            Assert.Equal([1L, 2L], (await crm.HistoryAsync(account)).Select(v => (long)v.Values["version"]!));
            Assert.Equal("Acme Inc.", (await crm.Query<Account>().Where("name = 'acme inc.' and owner = me").Select("name").PageAsync(5)).Rows.Single()["name"]);
            Assert.True(await db.Set<OutboxEntry>().CountAsync() >= 4);
        });
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task What_fails_at_the_end_takes_everything_back_and_can_be_saved_again(Database kind, bool pooled)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled);
        await host.InScopeAsync(async (crm, db) =>
        {
            db.Orders.Add(new() { Id = 1 });
            await crm.SaveAsync();
            db.ChangeTracker.Clear();

            crm.Add(new Account { Name = "Acme" });
            var order = db.Orders.Add(new() { Id = 1, Total = 3 });
            var error = await Assert.ThrowsAsync<CrmException>(async () => await crm.SaveAsync());
            Assert.Equal(CrmErrors.Duplicate, error.Code);
            Assert.Equal((0, EntityState.Added), (await db.Set<Account>().CountAsync(), order.State));

            db.ChangeTracker.Clear();
            db.Orders.Add(new() { Id = 2, Total = 3 });
            await crm.SaveAsync();
            Assert.Equal((1, 2), (await db.Set<Account>().CountAsync(), await db.Orders.CountAsync()));
        });
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task The_hosts_transaction_holds_both_or_neither(Database kind, bool pooled)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled);
        await host.InScopeAsync(async (crm, db) =>
        {
            await using (await db.Database.BeginTransactionAsync())
            {
                crm.Add(new Account { Name = "Never" });
                db.Orders.Add(new());
                await crm.SaveAsync();
                Assert.Equal(1, await crm.Query<Account>().CountAsync());
            }

            Assert.Equal((0, 0), (await db.Orders.CountAsync(), await db.Set<Account>().CountAsync()));
        });
    }

    [Theory]
    [Databases]
    public async Task A_context_that_retries_wants_the_session_or_a_strategy(Database kind)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false, o => o.ReplaceService<Microsoft.EntityFrameworkCore.Storage.IExecutionStrategyFactory, RetryingFactory>());
        await host.InScopeAsync(async (crm, db) =>
        {
            db.Add(new Account { Name = "one" });
            var error = await Assert.ThrowsAsync<CrmException>(() => db.SaveChangesAsync());
            Assert.Equal(CrmErrors.Configuration, error.Code);

            await crm.SaveAsync();
            Assert.False(db.ChangeTracker.HasChanges());
            crm.Add(new Account { Name = "two" });
            await crm.SaveAsync();
            db.Add(new Account { Name = "three" });
            await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            });
            Assert.Equal(3, await crm.Query<Account>().CountAsync());
        });
    }

    [Theory]
    [Databases]
    public async Task A_transient_fault_at_the_commit_runs_the_work_again(Database kind)
    {
        var faults = new FaultyCommits();
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false, o => o
            .ReplaceService<Microsoft.EntityFrameworkCore.Storage.IExecutionStrategyFactory, RetryingFactory>()
            .AddInterceptors(faults));
        await host.InScopeAsync(async (crm, db) =>
        {
            crm.Add(new Account { Name = "one" });
            db.Orders.Add(new() { Total = 1 });
            faults.Next = 2;
            await crm.SaveAsync();
            Assert.Equal(0, faults.Next);
            Assert.Equal((1, 1), (await db.Orders.CountAsync(), await db.Set<Account>().CountAsync()));
            Assert.False(db.ChangeTracker.HasChanges());
        });
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task Only_a_save_of_the_session_saves_what_the_host_has_pending(Database kind, bool pooled)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled);
        await host.InScopeAsync(async (crm, db, services) =>
        {
            crm.Add(new Account { Name = "Acme" });
            await crm.SaveAsync();
            var order = db.Orders.Add(new() { Total = 1 });

            var system = await crm.AsSystemAsync("look around");
            Assert.Equal(EntityState.Added, order.State);
            await services.GetRequiredService<CrmAdministration>().ProvisionAsync(TenantId.Default, t => t.Source("fair"));
            await services.GetRequiredService<CrmAdministration>().SynchronizeDirectoryAsync(TenantId.Default);
            await services.GetRequiredService<EventRelay>().DeliverAsync();
            Assert.Equal((EntityState.Added, 0), (order.State, await db.Orders.CountAsync()));

            // Also with nothing of its own.
            await system.SaveAsync();
            Assert.Equal((EntityState.Unchanged, 1), (order.State, await db.Orders.CountAsync()));
        });
    }

    [Theory]
    [Databases]
    public async Task Saves_within_one_transaction_save_what_is_pending_once(Database kind)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false);
        await host.InScopeAsync(async (crm, db, services) =>
        {
            var order = db.Orders.Add(new() { Total = 1 });
            await services.GetRequiredService<ICrmStore>().InTransactionAsync(
                async ct =>
                {
                    crm.Add(new Account { Name = "one" });
                    await crm.SaveAsync(ct);
                    crm.Add(new Account { Name = "two" });
                    await crm.SaveAsync(ct);
                    return true;
                },
                CancellationToken.None);
            Assert.Equal((EntityState.Unchanged, 1, 2), (order.State, await db.Orders.CountAsync(), await db.Set<Account>().CountAsync()));
        });
    }

    [Theory]
    [Databases]
    public async Task The_hosts_queries_see_nothing_when_nobody_may_act(Database kind)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false);
        await host.InScopeAsync(async (crm, db) =>
        {
            crm.Add(new Account { Name = "Acme" });
            await crm.SaveAsync();
            foreach (var (person, code) in new (Id<User>?, string)[] { (null, CrmErrors.NoScope), (HostedCrm.Gone, CrmErrors.Forbidden) })
            {
                host.Act(HostedCrm.Ann);
                await crm.OpenAsync();
                Assert.Equal(1, await db.Set<Account>().CountAsync());
                host.Act(person);
                Assert.Equal(code, (await Assert.ThrowsAsync<CrmException>(async () => await crm.OpenAsync())).Code);
                Assert.Equal(0, await db.Set<Account>().CountAsync());
            }
        });
    }
}
