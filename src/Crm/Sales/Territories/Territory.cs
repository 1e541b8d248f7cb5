using Crm.Records;
using Crm.Tenancy;

namespace Crm.Sales;

/// <summary>A part of the market: a region, a segment. Territories form a tree; an account lies in one, and its deals with it.</summary>
public sealed class Territory : Record<Territory>
{
    /// <summary>Its name, 1-200 characters; unique within the tenant.</summary>
    public string Name { get; set; } = "";

    /// <summary>The territory it is a part of; at most 20 deep.</summary>
    public Id<Territory>? ParentId { get; set; }

    /// <summary>Who answers for it.</summary>
    public Id<User>? ManagerId { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<Territory>("territory", "crm_territory")
        .Text(nameof(Name), t => t.Name, (t, v) => t.Name = v!, required: true, unique: true)
        .Reference(nameof(ParentId), t => t.ParentId, (t, v) => t.ParentId = v, "territory", "parts", OnDelete.Restrict)
        .Reference(nameof(ManagerId), t => t.ManagerId, (t, v) => t.ManagerId = v, "user", null, OnDelete.Clear)
        .Build();
}
