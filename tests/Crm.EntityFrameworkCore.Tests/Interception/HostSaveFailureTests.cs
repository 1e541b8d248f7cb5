using Crm.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Tests.Interception;

/// <summary>Saves of the host that fail: the database is as it was, and a retry feeds once.</summary>
public sealed class HostSaveFailureTests
{
    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_stale_version_is_a_conflict_and_feeds_nothing(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        await shop.SeedAsync(shop.Deal("old"));
        var (first, _) = shop.Bound();
        var (second, _) = shop.Bound();
        await using var disposed = first;
        await using var too = second;
        (await first.Opportunities.SingleAsync()).Name = "first";
        var stale = await second.Opportunities.SingleAsync();
        stale.Name = "second";
        await first.SaveChangesAsync();

        var error = await Assert.ThrowsAsync<CrmException>(() => second.SaveChangesAsync());

        Assert.Equal(CrmErrors.Conflict, error.Code);
        Assert.Equal((1, "first", 2L), (await shop.EventsAsync(), (await shop.ReadAsync(stale.Id))!.Name, (await shop.ReadAsync(stale.Id))!.Version));
        Assert.Equal((1L, EntityState.Modified), (stale.Version, second.Entry(stale).State));
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_change_that_slips_in_between_is_a_conflict_too(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        await shop.SeedAsync(shop.Deal("old"));
        var (context, session) = shop.Bound();
        await using var disposed = context;
        var deal = await context.Opportunities.SingleAsync();
        deal.Name = "mine";

        // On the same transaction, as another writer's would be seen once its lock is gone.
        session.Judge = _ => context.Database.ExecuteSqlRawAsync("update crm_deal set version = 7");
        var error = await Assert.ThrowsAsync<CrmException>(() => context.SaveChangesAsync());

        Assert.Equal(CrmErrors.Conflict, error.Code);
        Assert.IsType<DbUpdateConcurrencyException>(error.InnerException);
        Assert.Null(context.Database.CurrentTransaction);
        Assert.Equal((0, 1L), (await shop.EventsAsync(), (await shop.ReadAsync(deal.Id))!.Version));
        Assert.Equal((1L, EntityState.Modified), (deal.Version, context.Entry(deal).State));

        session.Judge = null;
        await context.SaveChangesAsync();
        Assert.Equal((1, 2L), (await shop.EventsAsync(), (await shop.ReadAsync(deal.Id))!.Version));
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_failed_save_can_be_tried_again(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        var taken = shop.Deal("taken");
        taken.ExternalId = "A";
        await shop.SeedAsync(taken);
        var (context, _) = shop.Bound();
        await using var disposed = context;
        var deal = shop.New("new");
        deal.ExternalId = "A";
        context.Add(deal);

        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());
        Assert.Null(context.Database.CurrentTransaction);
        Assert.Equal(0, await shop.EventsAsync());

        deal.ExternalId = "B";
        await context.SaveChangesAsync();
        Assert.Equal((1, 1L), (await shop.EventsAsync(), (await shop.ReadAsync(deal.Id))!.Version));
    }

    [Theory]
    [Databases(false, false)]
    [Databases(true, false)]
    [Databases(false, true)]
    [Databases(true, true)]
    public async Task A_failed_save_within_the_hosts_transaction_leaves_the_rest_of_it(Database database, bool pooled, bool given)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        var taken = shop.Deal("taken");
        taken.ExternalId = "A";
        await shop.SeedAsync(taken);
        var (context, _) = shop.Bound();
        await using var disposed = context;
        await using var transaction = await BeginAsync(context, given);
        context.Orders.Add(new() { Total = 1 });
        await context.SaveChangesAsync();
        var deal = shop.New("new");
        deal.ExternalId = "A";
        context.Add(deal);

        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());
        deal.ExternalId = "B";
        await context.SaveChangesAsync();
        Assert.NotNull(context.Database.CurrentTransaction);
        await transaction.CommitAsync();

        Assert.Equal(1, await shop.EventsAsync());
        await using var read = shop.Context(Shop.North);
        Assert.Equal((1, 2), (await read.Orders.CountAsync(), await read.Opportunities.CountAsync()));
    }

    [Theory]
    [Databases]
    public async Task The_hosts_rollback_takes_the_feed_back(Database database)
    {
        await using var shop = await Shop.OpenAsync(database);
        var (context, _) = shop.Bound();
        await using var disposed = context;
        await using (await context.Database.BeginTransactionAsync())
        {
            context.Add(shop.New("new"));
            await context.SaveChangesAsync();
        }

        Assert.Equal(0, await shop.EventsAsync());
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_stale_row_of_the_host_takes_the_feed_back_and_stays_efs_own_error(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        var (context, _) = shop.Bound();
        await using var disposed = context;
        context.Add(shop.New("new"));
        context.Orders.Remove(context.Attach(new Order { Id = 99 }).Entity);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => context.SaveChangesAsync());

        Assert.Null(context.Database.CurrentTransaction);
        Assert.Equal(0, await shop.EventsAsync());
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_refusal_or_a_cancellation_takes_everything_back(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        var (context, session) = shop.Bound();
        await using var disposed = context;
        var deal = shop.New("new");
        context.Add(deal);

        session.Judge = _ => throw CrmException.Forbidden("no");
        Assert.Equal(CrmErrors.Forbidden, (await Assert.ThrowsAsync<CrmException>(() => context.SaveChangesAsync())).Code);
        Assert.Null(context.Database.CurrentTransaction);

        using var source = new CancellationTokenSource();
        session.Judge = async _ => await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => context.SaveChangesAsync(source.Token));
        Assert.Null(context.Database.CurrentTransaction);
        Assert.Equal(0, await shop.EventsAsync());

        session.Judge = null;
        await context.SaveChangesAsync();
        Assert.Equal((1, 1L), (await shop.EventsAsync(), deal.Version));
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_forged_tenant_touches_no_row(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        var foreign = shop.Deal("foreign", Shop.South);
        await shop.SeedAsync(foreign);
        var (context, _) = shop.Bound();
        await using var disposed = context;

        foreach (var tenant in new[] { Shop.North, Shop.South })
        {
            var stub = shop.Deal("stub", tenant);
            typeof(Deal).GetProperty("Id")!.SetValue(stub, foreign.Id);
            context.Attach(stub);
            stub.Name = "forged";
            Assert.Equal(CrmErrors.NotFound, (await Assert.ThrowsAsync<CrmException>(() => context.SaveChangesAsync())).Code);
            context.ChangeTracker.Clear();
        }

        context.Add(shop.Deal("added", Shop.South));
        Assert.Equal(CrmErrors.Forbidden, (await Assert.ThrowsAsync<CrmException>(() => context.SaveChangesAsync())).Code);
        await using var south = shop.Context(Shop.South);
        Assert.Equal("foreign", (await south.Opportunities.SingleAsync()).Name);
    }

    private static async Task<IDbContextTransaction> BeginAsync(ShopDb context, bool given)
    {
        if (!given)
        {
            return await context.Database.BeginTransactionAsync();
        }

        await context.Database.OpenConnectionAsync();
        var transaction = await context.Database.GetDbConnection().BeginTransactionAsync();
        return (await context.Database.UseTransactionAsync(transaction))!;
    }
}
