using Crm.EntityFrameworkCore.Contexts;
using Crm.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Crm.EntityFrameworkCore.Tests.Contexts;

/// <summary>Connections go back to the pool without a reset, so nothing may be left in them.</summary>
public sealed class PooledConnectionTests
{
    [Theory]
    [InlineData("Host=127.0.0.1", true)]
    [InlineData("Host=127.0.0.1;No Reset On Close=true", true)]
    [InlineData("Host=127.0.0.1;No Reset On Close=false", false)]
    public void They_are_reset_only_for_who_says_so(string connectionString, bool isKept)
    {
        var options = new DbContextOptionsBuilder();
        PostgreSql.CrmProvider.Instance.Configure(options, connectionString);
        var used = options.Options.Extensions.OfType<RelationalOptionsExtension>().Single().ConnectionString;
        Assert.Equal(isKept, new NpgsqlConnectionStringBuilder(used).NoResetOnClose);
    }

    [PostgreSqlFact]
    public async Task A_migration_leaves_no_lock_behind()
    {
        await using var database = await PostgreSqlServer.CreateDatabaseAsync();
        await new StandaloneDatabase(PostgreSql.CrmProvider.Instance, database.ConnectionString).MigrateAsync(CancellationToken.None);
        Assert.Equal(0L, await LocksAsync(database));
    }

    [PostgreSqlFact]
    public async Task Nor_does_one_that_fails()
    {
        await using var database = await PostgreSqlServer.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            await connection.OpenAsync();
            await using var inTheWay = new NpgsqlCommand("CREATE TABLE crm_deal (id int)", connection);
            await inTheWay.ExecuteNonQueryAsync();
        }

        await Assert.ThrowsAnyAsync<Exception>(() => new StandaloneDatabase(PostgreSql.CrmProvider.Instance, database.ConnectionString).MigrateAsync(CancellationToken.None).AsTask());
        Assert.Equal(0L, await LocksAsync(database));
    }

    private static async Task<object?> LocksAsync(PostgreSqlDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var locks = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", connection);
        return await locks.ExecuteScalarAsync();
    }
}
