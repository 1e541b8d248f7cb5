using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Providers;
using Crm.EntityFrameworkCore.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Sqlite;

/// <summary>What the CRM knows of SQLite.</summary>
internal sealed class CrmProvider : CrmDatabaseProvider
{
    public static CrmProvider Instance { get; } = new();

    public override CrmTypes Types { get; } = new SqliteTypes();

    public override SqlDialect Dialect => SqliteDialect.Instance;

    public override bool KeepsConnections => true;

    public override void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (settings.Mode == SqliteOpenMode.Memory || settings.DataSource is "" or ":memory:")
        {
            throw new CrmException(CrmErrors.Configuration, "A SQLite database in memory is gone with its connection: name a file, or call UseInMemory().");
        }

        options
            .UseSqlite(connectionString, sqlite => sqlite
                .MigrationsAssembly(typeof(CrmProvider).Assembly.GetName().Name)
                .MigrationsHistoryTable("crm_migrations"))
            .AddInterceptors(DurableConnections.Instance);
    }

    public override string FindTable(string? schema, string table) => $"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = {ObjectLog.Text(table)}";

    public override PlannerStatistics Statistics(IEnumerable<string> tables) => SqliteStatistics.Of(tables);

    public override async Task MigrateAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);

        // Kept in the file; EF sets it only when it makes the file itself.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
    }
}
