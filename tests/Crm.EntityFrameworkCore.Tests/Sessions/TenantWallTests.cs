using Crm.Contacts;
using Crm.EntityFrameworkCore.Contexts;
using Crm.Sessions;
using Crm.Tenancy;
using Crm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

/// <summary>The wall itself, from the other side: SQL of somebody else's.</summary>
#pragma warning disable CA1001 // xUnit disposes of it, through IAsyncLifetime.
public sealed class TenantWallTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private static readonly TenantId North = new("north-1");
    private static readonly TenantId South = new("south-1");
    private static readonly Id<User> Boss = IdGenerator.FromName<User>("boss");
    private readonly RowLevelSecurityFixture fixture = new();
    private ServiceProvider? services;

    public async Task InitializeAsync()
    {
        if (PostgreSqlServer.SkipReason is not null)
        {
            return;
        }

        await fixture.StartAsync(null);
        services = new ServiceCollection().AddCrm(crm =>
        {
            crm.UsePostgreSql(fixture.ConnectionString, o => o.RowLevelSecurity = true).ActingAs<Person>().Directory(new FixedDirectory(new([new(Boss, "Boss") { Roles = ["Boss"] }], [], [])));
            foreach (var tenant in new[] { North, South })
            {
                crm.Provision(tenant, t => t.Role("Boss", r => r.Everything()));
            }
        }).BuildServiceProvider();
        await services.ProvisionCrmAsync();
    }

    public async Task DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
            await fixture.DisposeAsync();
        }
    }

    [PostgreSqlFact]
    public async Task Sql_of_another_tenant_or_of_none_sees_and_writes_nothing()
    {
        await InAsync(North, crm => AddAsync(crm, "Acme"));
        await using var connection = new NpgsqlConnection(fixture.ConnectionString);
        await connection.OpenAsync();
        var tables = await ListAsync(connection, "SELECT table_name::text FROM information_schema.columns WHERE column_name = 'tenant' AND table_schema = 'public' ORDER BY 1");
        Assert.Contains("crm_deal_history", tables);
        Assert.Contains("crm_search", tables);
        foreach (var tenant in new[] { "", "*", "%", "elsewhere" })
        {
            await using var transaction = await connection.BeginTransactionAsync();
            if (tenant.Length > 0)
            {
                await ExecuteAsync(connection, $"SELECT set_config('crm.tenant', '{tenant}', true)");
            }

            foreach (var table in tables)
            {
                Assert.Equal(["0"], await ListAsync(connection, $"SELECT count(*)::text FROM {table}"));
                Assert.Equal(0, await ExecuteAsync(connection, $"DELETE FROM {table}"));
                Assert.Equal(0, await ExecuteAsync(connection, $"UPDATE {table} SET tenant = tenant"));
            }

            var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(connection, "INSERT INTO crm_search_word (tenant, length, word, reversed) VALUES ('north-1', 1, 'x', 'x')"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        await using var own = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "SELECT set_config('crm.tenant', 'north-1', true)");
        Assert.Equal(["1"], await ListAsync(connection, "SELECT count(*)::text FROM crm_account"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(connection, "UPDATE crm_account SET tenant = 'south-1'"))).SqlState);
    }

    [PostgreSqlFact]
    public async Task Every_table_has_the_wall_except_those_of_no_tenant()
    {
        await using var connection = new NpgsqlConnection(fixture.ConnectionString);
        await connection.OpenAsync();
        var open = await ListAsync(connection, "SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public' AND relkind = 'r' "
            + "AND NOT (relrowsecurity AND relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid)) ORDER BY 1");
        Assert.Equal(["crm_migrations", "crm_objects"], open);
    }

    [PostgreSqlFact]
    public async Task Switched_off_the_wall_is_taken_away()
    {
        await using (var without = new ServiceCollection().AddCrm(crm => crm.UsePostgreSql(fixture.ConnectionString).Provision(North, t => t.Role("Boss", r => r.Everything()))).BuildServiceProvider())
        {
            await without.ProvisionCrmAsync();
        }

        await using var connection = new NpgsqlConnection(fixture.ConnectionString);
        await connection.OpenAsync();
        Assert.Equal(["0"], await ListAsync(connection, "SELECT count(*)::text FROM pg_policy"));
        Assert.NotEqual(["0"], await ListAsync(connection, "SELECT count(*)::text FROM crm_configuration"));
    }

    [PostgreSqlFact]
    public async Task A_connection_given_back_keeps_nobodys_tenant()
    {
        await InAsync(North, crm => AddAsync(crm, "Acme"));
        await InAsync(North, async crm => Assert.Single(await crm.SearchAsync("acme")));
        for (var i = 0; i < 8; i++)
        {
            await using var connection = new NpgsqlConnection(fixture.ConnectionString);
            await connection.OpenAsync();
            Assert.Equal([""], await ListAsync(connection, "SELECT coalesce(current_setting('crm.tenant', true), '')"));
            Assert.Equal(["0"], await ListAsync(connection, "SELECT count(*)::text FROM crm_account"));
        }
    }

    [PostgreSqlFact]
    public async Task Two_tenants_on_the_same_connections_do_not_meet()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var tenant = worker % 2 == 0 ? North : South;
            for (var i = 0; i < 15; i++)
            {
                await InAsync(tenant, async crm =>
                {
                    await AddAsync(crm, $"{tenant} {worker} {i}");
                    Assert.All((await crm.Query<Account>().Select("name").PageAsync(500)).Rows, r => Assert.StartsWith(tenant.Value, (string)r["name"]!, StringComparison.Ordinal));
                    Assert.All(await crm.SearchAsync(tenant == North ? "north" : "south"), h => Assert.StartsWith(tenant.Value, h.Title, StringComparison.Ordinal));
                    Assert.Empty(await crm.SearchAsync(tenant == North ? "south" : "north"));
                });
            }
        })));
        foreach (var tenant in new[] { North, South })
        {
            await InAsync(tenant, async crm => Assert.Equal(60, await crm.Query<Account>().CountAsync()));
        }
    }

    [PostgreSqlFact]
    public async Task A_superuser_is_told_that_it_would_not_be_bound()
    {
        await using var database = await PostgreSqlServer.CreateDatabaseAsync();
        var refused = await Assert.ThrowsAsync<CrmException>(async () =>
            await new StandaloneDatabase(PostgreSql.CrmProvider.Instance, database.ConnectionString, o => o.RowLevelSecurity = true).MigrateAsync(default));
        Assert.Equal(CrmErrors.Configuration, refused.Code);
    }

    private static async Task AddAsync(CrmSession crm, string name)
    {
        crm.Add(new Account { Name = name });
        await crm.SaveAsync();
    }

    private async Task InAsync(TenantId tenant, Func<CrmSession, Task> work)
    {
        await using var scope = services!.CreateAsyncScope();
        ((Person)scope.ServiceProvider.GetRequiredService<ICrmActor>()).Tenant = tenant;
        await work(scope.ServiceProvider.GetRequiredService<CrmSession>());
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var list = new List<string>();
        while (await reader.ReadAsync())
        {
            list.Add(reader.GetString(0));
        }

        return list;
    }

    private sealed class Person : ICrmActor
    {
        public TenantId Tenant { get; set; }

        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(Tenant, Boss));
    }
}
