using System.Data.Common;
using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Options;
using Crm.EntityFrameworkCore.Sql;
using Crm.EntityFrameworkCore.Sql.Searching;
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

    /// <summary>Waits, within a transaction, until no other process makes objects; null: transactions that write wait for each other anyway.</summary>
    public virtual string? LockObjects => null;

    /// <summary>A query for whether there is a table: how many.</summary>
    public abstract string FindTable(string? schema, string table);

    /// <summary>Whether the error says that the database user lacks a right.</summary>
    public virtual bool IsLackOfRights(DbException error) => false;

    /// <summary>What the tables of one entity need that EF's model cannot hold.</summary>
    public virtual IEnumerable<DatabaseObject> TableObjects(SqlTable table, CrmSettings settings) => [];

    /// <summary>What the tables of the quick search need that EF's model cannot hold.</summary>
    public virtual IEnumerable<DatabaseObject> SearchObjects(SearchTables tables, CrmSettings settings) => [];

    /// <summary>What the planner is told of these tables; null: it finds out how they are filled by itself.</summary>
    public virtual PlannerStatistics? Statistics(IEnumerable<string> tables) => null;

    /// <summary>A query for why row-level security would not bind the database user: one row with a count, 0 where it would; null: there is no such thing.</summary>
    public virtual string? FindUnbound => null;
}
