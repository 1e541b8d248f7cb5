using Crm.EntityFrameworkCore.Model;

namespace Crm.EntityFrameworkCore.Providers;

/// <summary>What the package of one database knows. Stateless.</summary>
internal abstract class CrmDatabaseProvider
{
    /// <summary>How values are kept.</summary>
    public abstract CrmTypes Types { get; }
}
