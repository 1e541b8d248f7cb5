using System.Data;
using System.Data.Common;
using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Options;
using Crm.EntityFrameworkCore.Providers;
using Crm.EntityFrameworkCore.Sql;
using Crm.EntityFrameworkCore.Sql.Searching;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Crm.EntityFrameworkCore.PostgreSql;

/// <summary>What the CRM knows of PostgreSQL.</summary>
internal sealed class CrmProvider : CrmDatabaseProvider
{
    /// <summary>The key of the advisory lock: "crm_migr" in ASCII.</summary>
    private const long MigrationLock = 0x63726D5F6D696772;

    public static CrmProvider Instance { get; } = new();

    public override CrmTypes Types { get; } = new PostgreSqlTypes();

    public override SqlDialect Dialect => PostgreSqlDialect.Instance;

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(WithoutReset(connectionString), npgsql => npgsql
            .ExecutionStrategy(d => new TransientRetries(d, Dialect, Backoff.Default))
            .MigrationsAssembly(typeof(CrmProvider).Assembly.GetName().Name)
            .MigrationsHistoryTable("crm_migrations"));

    /// <summary>The lock of this number is taken by the step alone; the number has no meaning.</summary>
    public override string LockObjects => "SELECT pg_advisory_xact_lock(4851437062918530021)";

    public override string FindTable(string? schema, string table) =>
        "SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
        + $"WHERE c.relname = {ObjectLog.Text(table)} AND n.nspname = {(schema is null ? "current_schema()" : ObjectLog.Text(schema))}";

    public override bool IsLackOfRights(DbException error) => error.SqlState == PostgresErrorCodes.InsufficientPrivilege;

    public override string FindUnbound => "SELECT count(*) FROM pg_catalog.pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)";

    public override IEnumerable<DatabaseObject> TableObjects(SqlTable table, CrmSettings settings) => settings.RowLevelSecurity ? TenantPolicies.Of(table) : [];

    public override IEnumerable<DatabaseObject> SearchObjects(SearchTables tables, CrmSettings settings) => settings.RowLevelSecurity ? TenantPolicies.Of(tables) : [];

    /// <summary>
    /// EF's own lock of the table of migrations ends with each migration, and who waited for it goes on with what was missing before it waited:
    /// with two migrations or more, two processes would make the same columns. An advisory lock around the whole holds the second back until it can see what is there.
    /// </summary>
    public override async Task MigrateAsync(DbContext context, CancellationToken cancellationToken)
    {
        // However large the tables are, and however long the other process takes; whoever will not wait cancels.
        context.Database.SetCommandTimeout(0);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken).ConfigureAwait(false);
            await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A connection that is lost has lost its lock too.
            if (context.Database.GetDbConnection().State == ConnectionState.Open)
            {
                await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None).ConfigureAwait(false);
            }

            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The CRM leaves no state in a session: what it sets, it sets within a transaction. Who wants connections reset says so.</summary>
    private static string WithoutReset(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("No Reset On Close"))
        {
            settings.NoResetOnClose = true;
        }

        return settings.ConnectionString;
    }
}
