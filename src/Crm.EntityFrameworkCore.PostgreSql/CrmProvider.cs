using System.Data.Common;
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
    public static CrmProvider Instance { get; } = new();

    public override CrmTypes Types { get; } = new PostgreSqlTypes();

    public override SqlDialect Dialect => PostgreSqlDialect.Instance;

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql
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

    public override Task MigrateAsync(DbContext context, CancellationToken cancellationToken) =>
        context.Database.MigrateAsync(cancellationToken);
}
