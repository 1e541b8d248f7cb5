using Crm.Contacts;
using Crm.Criteria;
using Crm.EntityFrameworkCore.Contexts;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sessions;
using Crm.Tenancy;
using Crm.Testing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Objects;

/// <summary>Indexes on custom fields.</summary>
public sealed class FieldIndexTests
{
    private static readonly Id<User> Ann = IdGenerator.FromName<User>("ann");
    private static readonly CustomField<string> Region = CustomField.Text("account", "region").Indexed();
    private static readonly CustomField<decimal?> Credit = CustomField.Decimal("account", "credit").Indexed();
    private static readonly CustomField<LocalDate?> Renews = CustomField.Date("account", "renews").Indexed();
    private static readonly CustomField<long?> Seats = CustomField.Integer("account", "seats").Indexed();
    private static readonly CustomFieldDefinition Topic = new("visit", "topic", ValueKind.Text) { Indexed = true, MaxLength = 100 };

    [Theory]
    [Databases]
    public async Task Conditions_and_orders_use_the_index(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = Compose(kind, database, all: true);
        await services.ProvisionCrmAsync();
        await FillAsync(services);
        await using var context = new CrmDbContext(StandaloneDatabase.Options(Provider(kind), database.ConnectionString));
        await MultiplyAsync(context, kind);
        var model = StandardModel.Create([new("visit")], [Region.Definition, Credit.Definition, Renews.Definition, Seats.Definition, Topic]);
        foreach (var (field, question) in new (string, Question)[]
        {
            ("region", new("account", "region = 'NORD 7'")),
            ("region", new("account", "region starts with 'nord 1'")),
            ("region", new("account") { Order = ["region"], Limit = 5 }),
            ("credit", new("account", "credit = 7.5")),
            ("credit", new("account", "credit > 20 and credit < 22")),
            ("credit", new("account") { Order = ["credit"], Limit = 5 }),
            ("renews", new("account", "renews = 2026-01-07")),
            ("renews", new("account", "renews >= 2026-01-05 and renews < 2026-01-07")),
            ("renews", new("account") { Order = ["renews"], Limit = 5 }),
            ("seats", new("account", "seats = 7")),
            ("seats", new("account", "seats > 90") { Order = ["-seats"] }),
            ("topic", new("visit", "topic = 'TOPIC 7'")),
        })
        {
            var plan = await Plans.ExplainAsync(context, question.Rows(model, TenantId.Default));
            Assert.True(plan.Contains($"ix_crm_{(question.Entity == "visit" ? "record" : question.Entity)}_{field}", StringComparison.Ordinal), $"{question}\n{plan}");
        }
    }

    [Theory]
    [Databases]
    public async Task An_index_goes_when_nobody_wants_it(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var services = Compose(kind, database, all: true))
        {
            await services.ProvisionCrmAsync();
            await services.ProvisionCrmAsync();
        }

        await using var context = new CrmDbContext(StandaloneDatabase.Options(Provider(kind), database.ConnectionString));
        Assert.Equal(5, await IndexesAsync(context, kind));
        await using (var services = Compose(kind, database, all: false))
        {
            await services.ProvisionCrmAsync();
        }

        Assert.Equal(0, await IndexesAsync(context, kind));
    }

    [Fact]
    public void An_indexed_text_must_fit() =>
        Assert.Equal(CrmErrors.Configuration, Assert.Throws<CrmException>(() => StandardModel.Create([], [new("account", "essay", ValueKind.Text) { Indexed = true }])).Code);

    private static ServiceProvider Compose(Database kind, TestDatabase database, bool all) => new ServiceCollection().AddCrm(crm =>
    {
        _ = kind == Database.Sqlite ? crm.UseSqlite(database.ConnectionString) : crm.UsePostgreSql(database.ConnectionString);
        crm.ActingAs<AnnActs>().Directory(new FixedDirectory(new([new(Ann, "Ann") { Roles = ["All"] }], [], [])))
            .Entity(new DynamicEntity("visit"))
            .Provision(t => t.Role("All", r => r.Everything()));
        if (all)
        {
            crm.Field(Region).Field(Credit).Field(Renews).Field(Seats).Field(Topic);
        }
    }).BuildServiceProvider();

    private static async Task FillAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        for (var i = 0; i < 100; i++)
        {
            var account = crm.Add(new Account { Name = $"A{i}" });
            account.Set(Region, $"Nord {i}");
            account.Set(Credit, i + 0.5m);
            account.Set(Renews, new LocalDate(2026, 1, 1).PlusDays(i));
            account.Set(Seats, i);
            (await crm.AddAsync("visit"))[Topic] = $"Topic {i}";
        }

        await crm.SaveAsync();
        Assert.Equal(3, await crm.Query<Account>().Where("renews < 2026-01-04").CountAsync());
        Assert.Equal(new LocalDate(2026, 4, 10), (await crm.Query<Account>().OrderBy("renews desc").Select("renews").PageAsync(1)).Rows[0]["renews"]);
        Assert.Equal(31L, (await crm.Query<Account>().GroupAsync(["renews by month"], ["count"]))[0]["count"]);
    }

    /// <summary>So many rows that PostgreSQL, which weighs, takes an index of itself where it serves.</summary>
    private static async Task MultiplyAsync(CrmDbContext context, Database kind)
    {
        if (kind == Database.Sqlite)
        {
            return;
        }

        await context.Database.OpenConnectionAsync();
        await context.Database.ExecuteSqlRawAsync("CREATE TEMP TABLE more AS SELECT * FROM crm_account; CREATE TEMP TABLE visits AS SELECT * FROM crm_record");
        for (var i = 0; i < 80; i++)
        {
            await context.Database.ExecuteSqlRawAsync("UPDATE more SET id = gen_random_uuid(); INSERT INTO crm_account SELECT * FROM more; UPDATE visits SET id = gen_random_uuid(); INSERT INTO crm_record SELECT * FROM visits");
        }

        await context.Database.ExecuteSqlRawAsync("ANALYZE crm_account; ANALYZE crm_record");
    }

    private static async Task<int> IndexesAsync(CrmDbContext context, Database kind) =>
        await context.Database.SqlQueryRaw<int>(kind == Database.Sqlite
            ? "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'index' AND name GLOB 'ix_crm_*'"
            : "SELECT count(*)::int AS \"Value\" FROM pg_indexes WHERE indexname LIKE 'ix\\_crm\\_%'").SingleAsync();

    private static Providers.CrmDatabaseProvider Provider(Database kind) => kind == Database.Sqlite ? Sqlite.CrmProvider.Instance : PostgreSql.CrmProvider.Instance;

    private sealed class AnnActs : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(TenantId.Default, Ann));
    }
}
