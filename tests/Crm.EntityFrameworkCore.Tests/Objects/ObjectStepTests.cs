using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.EntityFrameworkCore.Tests.Objects;

/// <summary>The step that makes what EF's model cannot hold.</summary>
public sealed class ObjectStepTests
{
    [Theory]
    [Databases]
    public async Task What_is_wanted_is_made_once(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = await MigratedAsync(kind, database);
        var step = new ObjectStep(context);

        Assert.Equal(2, await step.RunAsync("a", [Index("ix_one", "name"), Index("ix_two", "country")], default));
        Assert.Equal(0, await step.RunAsync("a", [Index("ix_one", "name"), Index("ix_two", "country")], default));
        Assert.Equal(["ix_one", "ix_two"], await IndexesAsync(context, kind));
    }

    [Theory]
    [Databases]
    public async Task What_is_defined_anew_is_made_anew_and_what_is_no_longer_wanted_goes(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = await MigratedAsync(kind, database);
        var step = new ObjectStep(context);
        await step.RunAsync("a", [Index("ix_one", "name"), Index("ix_two", "country")], default);

        Assert.Equal(2, await step.RunAsync("a", [Index("ix_two", "industry")], default));
        Assert.Equal(["ix_two"], await IndexesAsync(context, kind));
        Assert.Equal(1, await step.RunAsync("a", [], default));
        Assert.Empty(await IndexesAsync(context, kind));
    }

    [Theory]
    [Databases]
    public async Task What_two_want_goes_with_the_last(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = await MigratedAsync(kind, database);
        var step = new ObjectStep(context);
        await step.RunAsync("a", [Index("ix_one", "name")], default);
        await step.RunAsync("b", [Index("ix_one", "name")], default);

        await step.RunAsync("a", [], default);
        Assert.Equal(["ix_one"], await IndexesAsync(context, kind));
        await step.RunAsync("b", [], default);
        Assert.Empty(await IndexesAsync(context, kind));
    }

    [Theory]
    [Databases]
    public async Task Several_processes_at_once_make_it_once(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var first = await MigratedAsync(kind, database);

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await using var context = new CrmDbContext(StandaloneDatabase.Options(Provider(kind), database.ConnectionString));
            return await new ObjectStep(context).RunAsync("a", [Index("ix_one", "name"), Index("ix_two", "country")], default);
        })));

        Assert.Equal(2, made.Sum());
        Assert.Equal(["ix_one", "ix_two"], await IndexesAsync(first, kind));
    }

    [Theory]
    [Databases]
    public async Task What_fails_leaves_nothing_behind(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = await MigratedAsync(kind, database);
        var step = new ObjectStep(context);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => step.RunAsync("a", [Index("ix_one", "name"), Index("ix_two", "no_such_column")], default));
        Assert.Empty(await IndexesAsync(context, kind));
        Assert.Equal(1, await step.RunAsync("a", [Index("ix_one", "name")], default));
    }

    [Theory]
    [Databases]
    public async Task A_host_that_makes_its_objects_itself_is_told_what_is_missing(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var migrated = await MigratedAsync(kind, database);
        await using var verifying = new CrmDbContext(StandaloneDatabase.Options(Provider(kind), database.ConnectionString, o => o.Objects = CrmObjects.Verify));
        var verify = new ObjectStep(verifying);

        var refused = await Assert.ThrowsAsync<CrmException>(() => verify.RunAsync("a", [Index("ix_one", "name")], default));
        Assert.Equal(CrmErrors.Configuration, refused.Code);
        Assert.Contains("ix_one", refused.Message, StringComparison.Ordinal);

        await new ObjectStep(migrated).RunAsync("other", [Index("ix_one", "name")], default);
        Assert.Equal(0, await verify.RunAsync("a", [Index("ix_one", "name")], default));
    }

    [Fact]
    public async Task A_database_user_without_rights_is_told_so()
    {
        if (Crm.Tests.Shared.PostgreSqlServer.SkipReason is not null)
        {
            return;
        }

        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        await using var context = await MigratedAsync(Database.PostgreSql, database);
        await context.Database.OpenConnectionAsync();
        await context.Database.ExecuteSqlRawAsync("DO $$ BEGIN CREATE ROLE crm_nobody; EXCEPTION WHEN duplicate_object THEN NULL; END $$; GRANT USAGE ON SCHEMA public TO crm_nobody; SET ROLE crm_nobody");

        var refused = await Assert.ThrowsAsync<CrmException>(() => new ObjectStep(context).RunAsync("a", [Index("ix_one", "name")], default));
        Assert.Equal(CrmErrors.Configuration, refused.Code);
    }

    private static DatabaseObject Index(string name, string column) =>
        new(name, 1, [$"CREATE INDEX {name} ON crm_account ({column})"], [$"DROP INDEX IF EXISTS {name}"]);

    private static async Task<CrmDbContext> MigratedAsync(Database kind, TestDatabase database)
    {
        await new StandaloneDatabase(Provider(kind), database.ConnectionString).MigrateAsync(default);
        return new(StandaloneDatabase.Options(Provider(kind), database.ConnectionString));
    }

    private static async Task<List<string>> IndexesAsync(CrmDbContext context, Database kind) =>
        await context.Database.SqlQueryRaw<string>(kind == Database.Sqlite
            ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'index' AND name IN ('ix_one', 'ix_two') ORDER BY name"
            : "SELECT indexname::text AS \"Value\" FROM pg_indexes WHERE indexname IN ('ix_one', 'ix_two') ORDER BY indexname").ToListAsync();

    private static CrmDatabaseProvider Provider(Database kind) => kind == Database.Sqlite ? Sqlite.CrmProvider.Instance : PostgreSql.CrmProvider.Instance;
}
