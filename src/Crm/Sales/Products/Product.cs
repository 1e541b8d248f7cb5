using Crm.Criteria;
using Crm.Records;

namespace Crm.Sales;

/// <summary>Something that is sold, with its list price.</summary>
public sealed class Product : Record<Product>
{
    /// <summary>Its name, 1-200 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>The family it belongs to; at most 100 characters.</summary>
    public string? Series { get; set; }

    /// <summary>Its list price in the tenant's base currency.</summary>
    public decimal? ListPrice { get; set; }

    /// <summary>Its id in the system it came from; unique within the tenant.</summary>
    public string? ExternalId { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<Product>("product", "crm_product")
        .WithRecycleBin()
        .Text(nameof(Name), p => p.Name, (p, v) => p.Name = v!, required: true)
        .Text(nameof(Series), p => p.Series, (p, v) => p.Series = v, maxLength: 100)
        .Decimal(nameof(ListPrice), p => p.ListPrice, (p, v) => p.ListPrice = v)
        .Text(nameof(ExternalId), p => p.ExternalId, (p, v) => p.ExternalId = v, TextRule.Exact, 100, unique: true)
        .Build();
}
