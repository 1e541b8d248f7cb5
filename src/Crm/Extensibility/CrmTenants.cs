namespace Crm.Extensibility;

/// <summary>The tenants that the composition provisions.</summary>
public sealed class CrmTenants
{
    internal CrmTenants(IReadOnlyList<TenantId> all) => All = all;

    /// <summary>All of them.</summary>
    public IReadOnlyList<TenantId> All { get; }
}
