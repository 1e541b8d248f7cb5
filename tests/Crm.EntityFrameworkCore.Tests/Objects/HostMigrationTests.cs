using Crm.Contacts;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.EntityFrameworkCore.Tests.Objects;

/// <summary>A host's own migrations make what EF's model cannot hold: once when it takes the CRM up, again after an update.</summary>
public sealed class HostMigrationTests
{
    private static readonly Id<User> Ann = IdGenerator.FromName<User>("ann");

    [Theory]
    [Databases]
    public async Task A_migration_makes_the_objects_and_a_later_one_makes_them_anew(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = new MigratedDb(Options(database));
        var migrator = context.GetService<IMigrator>();
        await migrator.MigrateAsync("TakeUpCrm");
        var first = Assert.Single(await IndexesAsync(context, kind));
        await migrator.MigrateAsync("UpdateCrm");
        await context.Database.ExecuteSqlRawAsync(Visit(kind));
        await migrator.MigrateAsync("UpdateCrmAgain");
        Assert.Equal(["visit"], await context.Database.SqlQueryRaw<string>("SELECT kind AS \"Value\" FROM crm_timeline").ToListAsync());
        Assert.Equal([first], await IndexesAsync(context, kind));
        Assert.Equal([$"migrations {first}"], await context.Database.SqlQueryRaw<string>("SELECT part || ' ' || name AS \"Value\" FROM crm_objects").ToListAsync());

        // The newest, whatever it adds.
        await migrator.MigrateAsync();

        // A host that only verifies finds what the migrations made, and starts; tenants and records go in.
        await using var services = Compose(database);
        await services.ProvisionCrmAsync();
        await using var scope = services.CreateAsyncScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        crm.Add(new Account { Name = "Acme" }).Set(MigratedDb.Credit, 2.5m);
        await crm.SaveAsync();
        Assert.Equal(1, await crm.Query<Account>().Where("credit > 2").CountAsync());
    }

    [Theory]
    [Databases]
    public async Task A_host_whose_migrations_do_not_make_them_does_not_start(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = new MigratedDb(Options(database));
        await context.GetService<IMigrator>().MigrateAsync();
        var index = Assert.Single(await IndexesAsync(context, kind));
        await context.Database.ExecuteSqlRawAsync("DROP TABLE crm_objects");
        await using var services = Compose(database);

        var refused = await Assert.ThrowsAsync<CrmException>(() => services.ProvisionCrmAsync());
        Assert.Equal(CrmErrors.Configuration, refused.Code);
        Assert.Contains(index, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_the_CRM_is_refused()
    {
        var migration = new MigrationBuilder("Microsoft.EntityFrameworkCore.Sqlite");
        Assert.Equal(CrmErrors.Configuration, Assert.Throws<CrmException>(() => migration.CrmObjects(new ModelBuilder().FinalizeModel())).Code);
    }

    private static DbContextOptions<MigratedDb> Options(TestDatabase database)
    {
        var builder = new DbContextOptionsBuilder<MigratedDb>();
        Use(database, builder);
        return builder.Options;
    }

    private static void Use(TestDatabase database, DbContextOptionsBuilder options)
    {
        database.Use(options);
        options.UseCrm(MigratedDb.Configure).ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    private static ServiceProvider Compose(TestDatabase database) => new ServiceCollection()
        .AddDbContext<MigratedDb>(o => Use(database, o))
        .AddCrm(crm => crm.InContext<MigratedDb>().ActingAs<AnnActs>().Field(MigratedDb.Credit)
            .Directory(new FixedDirectory(new([new(Ann, "Ann") { Roles = ["All"] }], [], [])))
            .Provision(t => t.Role("All", r => r.Everything())))
        .BuildServiceProvider();

    /// <summary>Makes an activity on a timeline, as the version before wrote them.</summary>
    private static string Visit(Database kind) => $"""
        INSERT INTO crm_activity (tenant, id, kind, subject, subject_key, status, phase, priority, at, is_private, version, created_at, changed_at, custom)
        SELECT tenant, id, 'visit', 'Us', 'us', '', 'open', 'normal', at, is_private, 1, at, at, custom FROM (SELECT 'default' AS tenant, {(kind == Database.Sqlite
            ? "randomblob(16) AS id, 1 AS at, 0 AS is_private, '{{}}' AS custom"
            : "gen_random_uuid() AS id, now() AS at, false AS is_private, '{{}}'::jsonb AS custom")}) AS one;
        INSERT INTO crm_timeline (tenant, id, record_id, at, activity_id) SELECT tenant, id, id, at, id FROM crm_activity
        """;

    private static async Task<List<string>> IndexesAsync(MigratedDb context, Database kind) =>
        await context.Database.SqlQueryRaw<string>(kind == Database.Sqlite
            ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'index' AND name GLOB 'ix_crm_*'"
            : "SELECT indexname::text AS \"Value\" FROM pg_indexes WHERE indexname LIKE 'ix\\_crm\\_%'").ToListAsync();

    private sealed class AnnActs : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(TenantId.Default, Ann));
    }
}
