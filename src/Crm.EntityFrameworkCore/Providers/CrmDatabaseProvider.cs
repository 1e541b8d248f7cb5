using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Sql;

namespace Crm.EntityFrameworkCore.Providers;

/// <summary>What the package of one database knows. Stateless.</summary>
internal abstract class CrmDatabaseProvider
{
    /// <summary>How EF keeps values.</summary>
    public abstract CrmTypes Types { get; }

    /// <summary>How our own statements are written.</summary>
    public abstract SqlDialect Dialect { get; }
}
