using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Sql;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Providers;

/// <summary>What the package of one database knows. Stateless.</summary>
internal abstract class CrmDatabaseProvider
{
    /// <summary>How EF keeps values.</summary>
    public abstract CrmTypes Types { get; }

    /// <summary>How our own statements are written.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>Whether an open connection costs nothing, so that sessions leave theirs open to the next; else the provider's own pool has them.</summary>
    public virtual bool KeepsConnections => false;

    /// <summary>Configures a context on a database that the CRM has to itself.</summary>
    public abstract void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Makes the tables of such a database, or brings them up to date. Several processes may do so at once.</summary>
    public abstract Task MigrateAsync(DbContext context, CancellationToken cancellationToken);
}
