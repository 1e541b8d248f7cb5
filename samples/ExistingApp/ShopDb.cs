using Crm;
using Crm.Sales;
using Microsoft.EntityFrameworkCore;

namespace Shop;

/// <summary>An order of the shop; it may come from a deal.</summary>
public sealed class Order(int number, Id<Deal>? dealId, decimal total)
{
    public int Number { get; private set; } = number;

    public Id<Deal>? DealId { get; private set; } = dealId;

    public decimal Total { get; private set; } = total;
}

/// <summary>The shop's own context. The CRM's tables come with <c>UseCrm()</c>.</summary>
public sealed class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Order>(o =>
    {
        o.HasKey(x => x.Number);
        o.Property(x => x.Number).ValueGeneratedNever();
    });
}
