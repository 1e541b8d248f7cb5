using Crm.Sales;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Interception;

/// <summary>CRM records saved by the host's own <c>SaveChangesAsync</c>.</summary>
public sealed class HostSaveTests
{
    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task Without_a_session_nothing_is_saved(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        await using var context = shop.Context();
        context.Add(shop.New("x"));
        context.Orders.Add(new());

        var error = await Assert.ThrowsAsync<CrmException>(() => context.SaveChangesAsync());

        Assert.Equal(CrmErrors.NoScope, error.Code);
        Assert.Equal(0, await shop.Context().Orders.CountAsync());
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task Synchronous_saves_are_refused_where_they_hold_records(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        var (context, _) = shop.Bound();
        await using var disposed = context;
        context.Orders.Add(new());
        context.SaveChanges();
        context.Add(shop.New("x"));

        Assert.Equal(CrmErrors.SynchronousSave, Assert.Throws<CrmException>(() => context.SaveChanges()).Code);
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_new_record_gets_key_tenant_version_times_and_folded_keys(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        var (context, session) = shop.Bound();
        await using var disposed = context;
        var deal = shop.New("Ärger GmbH");
        context.Add(deal);
        context.Orders.Add(new() { DealId = deal.Id, Total = 1.5m });
        Assert.NotEqual(default, deal.Id);

        await context.SaveChangesAsync();

        var read = (await shop.ReadAsync(deal.Id))!;
        Assert.Equal((1L, FakeSession.SavedAt, FakeSession.SavedAt, Shop.North), (read.Version, read.CreatedAt, read.ChangedAt, read.Tenant));
        Assert.Equal("ärger gmbh", context.Entry(deal).Property<string>("NameKey").CurrentValue);
        var change = Assert.Single(session.Seen);
        Assert.Equal((WriteKind.Insert, 0L), (change.Kind, change.ClaimedVersion));
        Assert.Equal(1, await shop.EventsAsync());
        Assert.Equal(EntityState.Unchanged, context.Entry(deal).State);
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_change_is_judged_by_what_the_database_holds(Database database, bool pooled)
    {
        await using var shop = await Shop.OpenAsync(database, pooled);
        var deal = shop.Deal("old");
        deal.CloseDate = new LocalDate(2026, 1, 1);
        await shop.SeedAsync(deal);
        var (context, session) = shop.Bound();
        await using var disposed = context;

        // A stub that pretends the name was another before, and knows nothing of the close date.
        var stub = shop.Deal("pretended");
        typeof(Deal).GetProperty("Id")!.SetValue(stub, deal.Id);
        context.Attach(stub);
        stub.Name = "new";
        await context.SaveChangesAsync();

        var change = Assert.Single(session.Seen);
        var name = change.Entity.Slots.Single(s => s.Column == "name").Ordinal;
        var date = change.Entity.Slots.Single(s => s.Column == "close_date").Ordinal;
        Assert.Equal(("old", "new"), (change.Before![name], change.After![name]));
        Assert.Equal(new LocalDate(2026, 1, 1), change.After[date]);
        var read = (await shop.ReadAsync(deal.Id))!;
        Assert.Equal(("new", 2L, FakeSession.SavedAt, deal.CreatedAt), (read.Name, read.Version, read.ChangedAt, read.CreatedAt));
        Assert.Equal(deal.CloseDate, read.CloseDate);
        stub.Name = "newer";
        await context.SaveChangesAsync();
        Assert.Equal(3L, (await shop.ReadAsync(deal.Id))!.Version);
    }

    [Theory]
    [Databases]
    public async Task What_the_session_completes_is_saved(Database database)
    {
        await using var shop = await Shop.OpenAsync(database);
        var deal = shop.Deal("old");
        await shop.SeedAsync(deal);
        var (context, session) = shop.Bound();
        await using var disposed = context;
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        session.Judge = changes =>
        {
            var change = changes[0];
            change.After![change.Entity.Slots.Single(s => s.Column == "close_reason").Ordinal] = "Because";
            change.After![change.Entity.Slots.Single(s => s.Column == "amount_base").Ordinal] = 12.5m;
            return Task.CompletedTask;
        };

        var tracked = await context.Opportunities.SingleAsync();
        tracked.Name = "new";
        context.ChangeTracker.DetectChanges();
        await context.SaveChangesAsync();

        await using var read = shop.Context(Shop.North);
        var row = await read.Opportunities.Select(d => new { d.Name, d.CloseReason, Key = EF.Property<string>(d, "CloseReasonKey"), d.AmountBase, d.Version }).SingleAsync();
        Assert.Equal(("new", "Because", "because", 12.5m, 2L), (row.Name, row.CloseReason, row.Key, row.AmountBase!.Value, row.Version));
    }

    [Theory]
    [Databases]
    public async Task A_deletion_is_judged_and_done(Database database)
    {
        await using var shop = await Shop.OpenAsync(database);
        var deal = shop.Deal("old");
        await shop.SeedAsync(deal);
        var (context, session) = shop.Bound();
        await using var disposed = context;

        context.Remove(await context.Opportunities.SingleAsync());
        await context.SaveChangesAsync();

        var change = Assert.Single(session.Seen);
        Assert.Equal((WriteKind.Delete, 1L), (change.Kind, change.ClaimedVersion));
        Assert.Equal("old", change.Before![change.Entity.Slots.Single(s => s.Column == "name").Ordinal]);
        Assert.Null(change.After);
        Assert.Null(await shop.ReadAsync(deal.Id));
    }
}
