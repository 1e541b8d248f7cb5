using Crm.Sales;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests.Scoping;

/// <summary>The second wall: what a host's LINQ sees.</summary>
public sealed class TenantFilterTests
{
    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task Every_way_of_reading_sees_the_bound_tenant_only(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        var (north, south) = (shop.Deal("north"), shop.Deal("south", Shop.South));
        await shop.SeedAsync(north, south);
        var count = Compile();

        foreach (var (tenant, own, other) in new[] { (Shop.North, north, south), (Shop.South, south, north) })
        {
            await using var context = shop.Context(tenant);
            Assert.Equal([own.Id], await context.Opportunities.Select(d => d.Id).ToListAsync());
            Assert.Equal([own.Id], await context.Opportunities.FromSqlRaw("select * from crm_deal").Select(d => d.Id).ToListAsync());
            Assert.Equal(1, await count(context));
            Assert.Null(await context.Opportunities.FindAsync(other.Tenant, other.Id));
            Assert.NotNull(await context.Opportunities.FindAsync(own.Tenant, own.Id));
        }
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task Without_a_scope_nothing_is_there(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        var deal = shop.Deal("north");
        await shop.SeedAsync(deal);
        var count = Compile();

        await using var context = shop.Context();
        Assert.Empty(await context.Opportunities.ToListAsync());
        Assert.Equal(0, await count(context));
        Assert.Null(await context.Opportunities.FindAsync(deal.Tenant, deal.Id));
    }

    [Theory]
    [Databases]
    public async Task A_pooled_context_forgets_its_scope(Database database)
    {
        await using var shop = await Shop.OpenAsync(database, pooled: true);
        await shop.SeedAsync(shop.Deal("north"));
        ShopDb first;
        await using (first = shop.Context(Shop.North))
        {
            Assert.Single(await first.Opportunities.ToListAsync());
        }

        await using var again = shop.Unbound();
        Assert.Same(first, again);
        Assert.Empty(await again.Opportunities.ToListAsync());
    }

    [Theory]
    [Databases]
    public async Task Going_around_filter_or_feed_is_refused(Database database)
    {
        await using var shop = await Shop.OpenAsync(database);
        await using var context = shop.Context(Shop.North);

        await Refused(() => context.Opportunities.IgnoreQueryFilters().ToListAsync());
        await Refused(() => context.Opportunities.IgnoreQueryFilters(["crm.tenant"]).ToListAsync());
        await Refused(() => context.Orders.IgnoreQueryFilters().Where(o => context.Opportunities.Any(d => d.Id == o.DealId)).ToListAsync());
        await Refused(() => context.Opportunities.Where(d => d.Name == "x").ExecuteDeleteAsync());
        await Refused(() => context.Opportunities.ExecuteUpdateAsync(d => d.SetProperty(x => x.Name, "x")));
        Assert.Equal(0, await context.Orders.IgnoreQueryFilters().Where(o => o.Total > 1).ExecuteDeleteAsync());
        Assert.Equal(0, await context.Orders.Where(o => context.Opportunities.Any(d => d.Id == o.DealId)).ExecuteUpdateAsync(o => o.SetProperty(x => x.Total, 1m)));

        static async Task Refused(Func<Task> read) =>
            Assert.Equal(CrmErrors.Configuration, (await Assert.ThrowsAsync<CrmException>(read)).Code);
    }

    private static Func<ShopDb, Task<int>> Compile() => EF.CompileAsyncQuery((ShopDb db) => db.Set<Deal>().Count());
}
