using Crm.Sales;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>A host's context, as a host would write it.</summary>
public sealed class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Deal> Opportunities => Set<Deal>();
}

public sealed class Order
{
    public int Id { get; set; }

    public Id<Deal>? DealId { get; set; }

    public decimal Total { get; set; }

    public Instant PlacedAt { get; set; }

    public LocalDate? DueOn { get; set; }

    public TenantId Shop { get; set; }
}
