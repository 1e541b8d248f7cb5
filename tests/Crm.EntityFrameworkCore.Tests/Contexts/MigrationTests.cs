using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.Providers;
using Crm.Storage;
using Crm.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests.Contexts;

/// <summary>Databases of the CRM's own.</summary>
public sealed class MigrationTests
{
    [Theory]
    [Databases]
    public async Task Migrations_say_what_the_model_says(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = new CrmDbContext(StandaloneDatabase.Options(Provider(kind), database.ConnectionString));

        Assert.False(context.Database.HasPendingModelChanges(), "The model has changed: run tools/add-migration.sh <Name>.");
    }

    [Theory]
    [Databases]
    public async Task Migrating_again_or_by_several_at_once_is_the_same(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var processes = Enumerable.Range(0, 4).Select(_ => new StandaloneDatabase(Provider(kind), database.ConnectionString)).ToList();

        await Task.WhenAll(processes.Select(p => Task.Run(() => p.MigrateAsync(default).AsTask())));
        await processes[0].MigrateAsync(default);

        await using var store = processes[1].OpenStore();
        Assert.Empty(await store.QueryAsync(new RowQuery { Entity = Seed.Model.Of(typeof(User)), Tenant = TenantId.Default, Restriction = null }, default));
        Assert.IsAssignableFrom<ICrmDatabase>(store);
    }

    [Fact]
    public async Task Sqlite_waits_for_the_disk()
    {
        await using var file = await TestDatabase.CreateAsync(Database.Sqlite);
        var database = new StandaloneDatabase(Sqlite.CrmProvider.Instance, file.ConnectionString);
        await database.MigrateAsync(default);
        await using var context = new CrmDbContext(StandaloneDatabase.Options(Sqlite.CrmProvider.Instance, file.ConnectionString));

        Assert.Equal("wal", await context.Database.SqlQueryRaw<string>("select journal_mode as Value from pragma_journal_mode").SingleAsync());
        Assert.Equal(2, await context.Database.SqlQueryRaw<long>("select synchronous as Value from pragma_synchronous").SingleAsync());
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory;Cache=Shared")]
    public void Sqlite_in_memory_is_refused(string connectionString) =>
        Assert.Equal(CrmErrors.Configuration, Assert.Throws<CrmException>(() => new StandaloneDatabase(Sqlite.CrmProvider.Instance, connectionString)).Code);

    private static CrmDatabaseProvider Provider(Database kind) => kind == Database.Sqlite ? Sqlite.CrmProvider.Instance : PostgreSql.CrmProvider.Instance;
}
