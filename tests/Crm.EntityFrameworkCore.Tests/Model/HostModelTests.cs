using Crm.Sales;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Model;

/// <summary>The CRM's entities beside a host's own.</summary>
public sealed class HostModelTests
{
    [Theory]
    [Databases]
    public async Task Records_come_back_as_they_were(Database database)
    {
        await using var shop = await Shop.OpenAsync(database);
        var deal = shop.Deal("Ärger GmbH");
        deal.Amount = new Money(1_234.5678m, "EUR");
        deal.CloseDate = new LocalDate(2026, 3, 31);
        await shop.SeedAsync(deal);

        await using var context = shop.Context(Shop.North);
        var read = await context.Opportunities.SingleAsync(d => d.Id == deal.Id);

        Assert.Equal(deal.Amount, read.Amount);
        Assert.Equal(deal.CloseDate, read.CloseDate);
        Assert.Equal(deal.StageSince, read.StageSince);
        Assert.Equal((deal.Version, deal.Tenant, deal.Key), (read.Version, read.Tenant, read.Key));
        Assert.Equal("ärger gmbh", context.Entry(read).Property<string>("NameKey").CurrentValue);
    }

    [Theory]
    [Databases]
    public async Task Ids_amounts_instants_and_dates_filter_and_sort(Database database)
    {
        await using var shop = await Shop.OpenAsync(database);
        var deals = Enumerable.Range(0, 50).Select(i =>
        {
            var deal = shop.Deal($"d{i}");
            deal.Amount = new Money(i * 10.25m, "EUR");
            deal.CloseDate = new LocalDate(2026, 1, 1).PlusDays(i);
            return deal;
        }).ToArray();
        await shop.SeedAsync(deals.Reverse().ToArray());
        var since = Instant.FromUtc(2025, 12, 31, 0, 0);
        var day = new LocalDate(2026, 1, 11);
        var ids = deals.Take(5).Select(d => d.Id).ToList();

        await using var context = shop.Context(Shop.North);
        Assert.Equal(deals.Select(d => d.Id), await context.Opportunities.OrderBy(d => d.Id).Select(d => d.Id).ToListAsync());
        Assert.Equal(40, await context.Opportunities.CountAsync(d => d.CloseDate >= day && d.StageSince > since));
        Assert.Equal(ids, await context.Opportunities.Where(d => ids.Contains(d.Id)).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync());
        Assert.Equal(ids, await context.Opportunities.Where(d => EF.Parameter(ids).Contains(d.Id)).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync());
        Assert.Equal(49 * 10.25m, await context.Opportunities.MaxAsync(d => d.AmountValue));
        Assert.Equal(25, await context.Opportunities.CountAsync(d => d.AmountValue >= 256.25m));
        Assert.Equal(deals[7].Id, (await context.Opportunities.FindAsync(Shop.North, deals[7].Id))!.Id);
    }

    [Theory]
    [Databases]
    public async Task Host_rows_join_records_by_typed_id(Database database)
    {
        await using var shop = await Shop.OpenAsync(database);
        var deal = shop.Deal("one");
        await shop.SeedAsync(deal, shop.Deal("two"));
        await using (var context = shop.Context())
        {
            context.Orders.Add(new() { DealId = deal.Id, Total = 12.345678m, PlacedAt = Instant.FromUtc(2026, 2, 3, 4, 5), DueOn = new(2026, 4, 1), Shop = Shop.North });
            context.Orders.Add(new() { Total = 1m, PlacedAt = Instant.FromUtc(2026, 2, 4, 4, 5), Shop = Shop.South });
            await context.SaveChangesAsync();
        }

        await using var read = shop.Context(Shop.North);
        var rows = await read.Orders.Join(read.Opportunities, o => o.DealId, d => d.Id, (o, d) => new { d.Name, o.Total, o.DueOn, o.Shop }).ToListAsync();
        var row = Assert.Single(rows);
        Assert.Equal(("one", 12.345678m, new LocalDate(2026, 4, 1), Shop.North), (row.Name, row.Total, row.DueOn!.Value, row.Shop));
        Assert.Equal(["one"], await read.Opportunities.Where(d => read.Orders.Any(o => o.DealId == d.Id)).Select(d => d.Name).ToListAsync());
        Assert.Equal(1, await read.Orders.CountAsync(o => o.PlacedAt >= Instant.FromUtc(2026, 2, 4, 0, 0)));
    }

    [Theory]
    [Databases]
    public async Task Decimals_of_the_host_keep_the_providers_type(Database database)
    {
        await using var shop = await Shop.OpenAsync(database);
        await using var context = shop.Context();

        string Type<T>(string property) => context.Model.FindEntityType(typeof(T))!.FindProperty(property)!.GetColumnType();

        Assert.Equal(database == Database.Sqlite ? "TEXT" : "numeric", Type<Order>(nameof(Order.Total)));
        Assert.Equal(database == Database.Sqlite ? "INTEGER" : "numeric(19,4)", Type<Deal>(nameof(Deal.AmountValue)));
        Assert.Equal(database == Database.Sqlite ? "BLOB" : "uuid", Type<Deal>(nameof(Deal.Id)));
        Assert.Equal(database == Database.Sqlite ? "BLOB" : "uuid", Type<Order>(nameof(Order.DealId)));
        Assert.Equal(database == Database.Sqlite ? "INTEGER" : "timestamp with time zone", Type<Order>(nameof(Order.PlacedAt)));
        Assert.Equal(database == Database.Sqlite ? "TEXT" : "date", Type<Order>(nameof(Order.DueOn)));
        Assert.Equal(database == Database.Sqlite ? "TEXT" : "jsonb", Type<Deal>(nameof(Deal.Custom)));
        Assert.Equal("crm_deal", context.Model.FindEntityType(typeof(Deal))!.GetTableName());
    }
}
