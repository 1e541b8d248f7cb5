namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>Whose rows a statement is about.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="IsRelay">Whether it is a relay that claims events of all tenants.</param>
internal readonly record struct Whose(string Tenant, bool IsRelay = false)
{
    /// <summary>A relay: of no tenant.</summary>
    public static Whose Relay { get; } = new("", IsRelay: true);

    public static implicit operator Whose(TenantId tenant) => new(tenant.Value);

    /// <summary>The values of <see cref="SqlSchema.Guard"/>.</summary>
    public object[] Values => [Tenant, IsRelay ? "on" : "off"];
}
