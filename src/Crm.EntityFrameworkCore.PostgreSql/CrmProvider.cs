using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Providers;
using Crm.EntityFrameworkCore.Sql;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.PostgreSql;

/// <summary>What the CRM knows of PostgreSQL.</summary>
internal sealed class CrmProvider : CrmDatabaseProvider
{
    public static CrmProvider Instance { get; } = new();

    public override CrmTypes Types { get; } = new PostgreSqlTypes();

    public override SqlDialect Dialect => PostgreSqlDialect.Instance;

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql
            .ExecutionStrategy(d => new TransientRetries(d, Dialect, Backoff.Default))
            .MigrationsAssembly(typeof(CrmProvider).Assembly.GetName().Name)
            .MigrationsHistoryTable("crm_migrations"));

    public override Task MigrateAsync(DbContext context, CancellationToken cancellationToken) =>
        context.Database.MigrateAsync(cancellationToken);
}
