using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.Providers;
using Crm.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Crm.EntityFrameworkCore.Tests.Upgrades;

/// <summary>
/// From each shipped schema to the newest, with data. <c>Upgrades/&lt;Migration&gt;.&lt;Database&gt;.sql</c> holds the rows that the version of that migration wrote; to add one for the newest migration, run
/// these tests with <c>CRM_KEEP_ROWS=&lt;Migration&gt;</c>.
/// </summary>
public sealed class UpgradeTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "Crm.EntityFrameworkCore.Tests", "Upgrades");

    public static IEnumerable<object[]> Shipped =>
        from file in Directory.GetFiles(Folder, "*.sql").Order(StringComparer.Ordinal)
        let parts = Path.GetFileName(file).Split('.')
        let kind = Enum.Parse<Database>(parts[1])
        where kind == Database.Sqlite || PostgreSqlServer.SkipReason is null
        select new object[] { parts[0], kind };

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task What_an_earlier_version_wrote_is_read_after_the_upgrade(string migration, Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var context = Open(kind, database))
        {
            await context.GetService<IMigrator>().MigrateAsync(migration);
            Assert.True(await RunAsync(context, await File.ReadAllTextAsync(Path.Combine(Folder, $"{migration}.{kind}.sql"))) > 20);
        }

        await UpgradeQuestions.AskAsync(kind, database.ConnectionString, hasActivities: migration != "Initial");
        await using var upgraded = Open(kind, database);
        Assert.Empty(await upgraded.Database.GetPendingMigrationsAsync());
    }

    [PostgreSqlFact]
    public async Task A_migration_fills_columns_behind_row_level_security_too()
    {
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        await using var context = Open(Database.PostgreSql, database);
        await context.GetService<IMigrator>().MigrateAsync("Contacts");
        await RunAsync(context, await File.ReadAllTextAsync(Path.Combine(Folder, "Contacts.PostgreSql.sql")));
        await RunAsync(context, """
            CREATE ROLE crm_upgrading;
            GRANT ALL ON SCHEMA public TO crm_upgrading;
            DO $$ DECLARE one regclass; BEGIN
                FOR one IN SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
                    EXECUTE format('ALTER TABLE %s OWNER TO crm_upgrading', one);
                END LOOP;
                FOR one IN SELECT oid::regclass FROM pg_class WHERE relname IN ('crm_activity', 'crm_timeline') LOOP
                    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', one);
                END LOOP;
            END $$;
            SET ROLE crm_upgrading;
            """);
        await context.GetService<IMigrator>().MigrateAsync();
        Assert.Empty(await KindsAsync());
        await RunAsync(context, "RESET ROLE");
        Assert.Equal(["call", "meeting", "task"], await KindsAsync());
        await RunAsync(context, "DROP OWNED BY crm_upgrading; DROP ROLE crm_upgrading");

        Task<List<string>> KindsAsync() => context.Database.SqlQueryRaw<string>("SELECT DISTINCT kind AS \"Value\" FROM crm_timeline ORDER BY 1").ToListAsync();
    }

    [Theory]
    [Databases]
    public async Task The_story_holds_in_the_newest_version_itself(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await UpgradeStory.TellAsync(kind, database.ConnectionString);
        await UpgradeStory.TellOfActivitiesAsync(kind, database.ConnectionString);
        if (Environment.GetEnvironmentVariable("CRM_KEEP_ROWS") is { Length: > 0 } migration)
        {
            await using var context = Open(kind, database);
            await File.WriteAllTextAsync(Path.Combine(Folder, $"{migration}.{kind}.sql"), await Rows.ScriptAsync(context, kind));
        }

        await UpgradeQuestions.AskAsync(kind, database.ConnectionString, hasActivities: true);
    }

    [Theory]
    [Databases]
    public void The_first_schema_has_its_rows_and_all_rows_have_a_schema(Database kind)
    {
        var shipped = Provider(kind).GetType().Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Migration))).Select(t => t.Name).ToList();
        var kept = Shipped.Where(s => (Database)s[1] == kind).Select(s => (string)s[0]).ToList();
        Assert.Contains("Initial", kept);
        Assert.Equal([], kept.Except(shipped, StringComparer.Ordinal));
    }

    /// <summary>Without the braces that EF takes for parameters.</summary>
    private static async Task<int> RunAsync(CrmDbContext context, string sql)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    private static CrmDbContext Open(Database kind, TestDatabase database) => new(StandaloneDatabase.Options(Provider(kind), database.ConnectionString));

    private static CrmDatabaseProvider Provider(Database kind) => kind == Database.Sqlite ? Sqlite.CrmProvider.Instance : PostgreSql.CrmProvider.Instance;
}
