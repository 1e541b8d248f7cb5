using Crm.Criteria;
using Crm.Records;

namespace Crm.Tenancy;

/// <summary>A tenant's settings, one record a tenant, versioned, with history and audit like any other. Its version tells caches that they are stale.</summary>
public sealed class Configuration : Record<Configuration>
{
    /// <summary>The settings as JSON.</summary>
    public string Settings { get; internal set; } = "{}";

    internal static EntityDraft Draft() => new EntityBuilder<Configuration>("configuration", "crm_configuration")
        .Text(nameof(Settings), c => c.Settings, (c, v) => c.Settings = v!, TextRule.Exact, 0, required: true)
        .SystemOnly()
        .Build();
}
