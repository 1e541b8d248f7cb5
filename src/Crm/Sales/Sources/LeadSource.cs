using Crm.Records;

namespace Crm.Sales;

/// <summary>Where business comes from: a campaign, a partner, the web site.</summary>
public sealed class LeadSource : Record<LeadSource>
{
    /// <summary>Its name, 1-100 characters.</summary>
    public string Name { get; set; } = "";

    internal static EntityDraft Draft() => new EntityBuilder<LeadSource>("source", "crm_source")
        .WithRecycleBin()
        .Text(nameof(Name), s => s.Name, (s, v) => s.Name = v!, maxLength: 100, required: true)
        .Build();
}
