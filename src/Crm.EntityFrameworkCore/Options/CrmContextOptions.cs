using Crm.Records;

namespace Crm.EntityFrameworkCore;

/// <summary>What a host may say about the CRM in its own context.</summary>
public sealed class CrmContextOptions
{
    /// <summary>The model whose entities are mapped.</summary><value>Default: the standard model. Entities that plugins and tenants define need no mapping of their own.</value>
    public CrmModel? Model { get; set; }

    /// <summary>The schema of the CRM's tables, on databases that have schemas.</summary><value>Default: null, the context's default schema.</value>
    public string? Schema { get; set; }

    /// <summary>Makes the ids of records that the host adds to its context.</summary><value>Default: one generator for the process, on the system clock.</value>
    public IdGenerator? Ids { get; set; }

    /// <summary>What <c>ProvisionCrmAsync</c> does about objects that EF's model cannot hold.</summary><value>Default: <see cref="CrmObjects.Apply"/>.</value>
    public CrmObjects Objects { get; set; }

    /// <summary>Whether the database itself keeps tenants apart. Only where every statement is ours: a host's own would see nothing.</summary>
    internal bool RowLevelSecurity { get; set; }
}
