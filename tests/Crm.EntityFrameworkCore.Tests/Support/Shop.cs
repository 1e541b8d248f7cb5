using Crm.EntityFrameworkCore.Scoping;
using Crm.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>A host with one database.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public static readonly TenantId North = new("north");
    public static readonly TenantId South = new("south");

    private readonly TestDatabase database;
    private readonly PooledDbContextFactory<ShopDb>? pool;
    private readonly DbContextOptions<ShopDb> options;

    private Shop(TestDatabase database, DbContextOptions<ShopDb> options, bool pooled) =>
        (this.database, this.options, pool) = (database, options, pooled ? new(options, 4) : null);

    public IdGenerator Ids { get; } = new(new Tick());

    public TestDatabase Database => database;

    public static async Task<Shop> OpenAsync(Database kind, bool pooled = false, Action<DbContextOptionsBuilder>? configure = null)
    {
        var created = await TestDatabase.CreateAsync(kind);
        var builder = new DbContextOptionsBuilder<ShopDb>();
        created.Use(builder);
        builder.UseCrm();
        configure?.Invoke(builder);
        var shop = new Shop(created, builder.Options, pooled);
        await using var context = shop.Context();
        await context.Database.EnsureCreatedAsync();
        return shop;
    }

    /// <summary>A context, bound to a tenant if one is given.</summary>
    public ShopDb Context(TenantId? tenant = null)
    {
        var context = Unbound();
        CrmScopeHolder.Of(context).Tenant = tenant;
        return context;
    }

    /// <summary>A context with a session bound to it.</summary>
    public (ShopDb Context, FakeSession Session) Bound(TenantId? tenant = null)
    {
        var context = Context(tenant ?? North);
        var session = new FakeSession(context, Ids);
        CrmScopeHolder.Of(context).HostSave = session;
        return (context, session);
    }

    /// <summary>How many events were written.</summary>
    public async Task<int> EventsAsync()
    {
        await using var context = Context(North);
        return await context.Set<Crm.Changes.OutboxEntry>().CountAsync();
    }

    /// <summary>A deal as the database holds it.</summary>
    public async Task<Deal?> ReadAsync(Id<Deal> id)
    {
        await using var context = Context(North);
        return await context.Opportunities.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id);
    }

    /// <summary>A context as the host gets it.</summary>
    public ShopDb Unbound() => pool?.CreateDbContext() ?? new ShopDb(options);

    public Deal Deal(string name, TenantId? tenant = null)
    {
        var deal = new Deal { Name = name };
        Fill(deal, tenant ?? North);
        return deal;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>Puts records in, without any session.</summary>
    public async Task SeedAsync(params Deal[] deals)
    {
        await using var context = Context();
        foreach (var deal in deals)
        {
            await Seed.InsertAsync(context, deal);
        }
    }

    /// <summary>A deal as a host makes it, with what the pipeline would set.</summary>
    public Deal New(string name)
    {
        var deal = Deal(name);
        foreach (var (property, value) in new (string, object)[] { ("Id", default(Id<Deal>)), ("Tenant", default(TenantId)), ("Version", 0L), ("CreatedAt", default(Instant)), ("ChangedAt", default(Instant)) })
        {
            typeof(Deal).GetProperty(property)!.SetValue(deal, value);
        }

        return deal;
    }

    private void Fill(Deal deal, TenantId tenant)
    {
        var definition = Seed.Model.Of(deal);
        var row = definition.Snapshot(deal);
        row[0] = Ids.NextGuid();
        row[1] = 1L;
        row[2] = row[3] = Instant.FromUtc(2026, 1, 1, 0, 0);
        Set("pipeline_id", Ids.NextGuid());
        Set("stage_id", Ids.NextGuid());
        Set("stage_since", Instant.FromUtc(2026, 1, 1, 0, 0));
        definition.Fill(deal, row);
        typeof(Crm.Records.Record).GetProperty("Tenant")!.SetValue(deal, tenant);

        void Set(string column, object value) => row[definition.Slots.Single(s => s.Column == column).Ordinal] = value;
    }

    private sealed class Tick : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2026, 1, 1, 0, 0);
    }
}
