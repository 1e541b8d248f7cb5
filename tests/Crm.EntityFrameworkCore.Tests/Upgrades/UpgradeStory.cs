using Crm.Changes;
using Crm.Contacts;
using Crm.Criteria;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Upgrades;

/// <summary>
/// A small history that leaves rows in every table, and the questions that must be answered the same whatever version wrote them. Told once a version, whose rows are then kept as SQL.
/// </summary>
internal static class UpgradeStory
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Id<User> Ann = IdGenerator.FromName<User>("ann");
    private static readonly Id<User> Bob = IdGenerator.FromName<User>("bob");
    private static readonly CustomField<decimal?> Credit = CustomField.Decimal("account", "credit");
    private static readonly CustomFieldDefinition Topic = new("visit", "topic", ValueKind.Text);

    public static ServiceProvider Compose(Database kind, string connectionString, int day) => new ServiceCollection().AddCrm(crm =>
    {
        _ = kind == Database.Sqlite ? crm.UseSqlite(connectionString) : crm.UsePostgreSql(connectionString);
        crm.UseClock(new StillClock(Start + Duration.FromDays(day))).ActingAs<AnnActs>().Field(Credit).Entity(new DynamicEntity("visit"), Topic)
            .Directory(new FixedDirectory(new([new(Ann, "Ann") { Roles = ["Boss"], Unit = Unit, Teams = [Team] }, new(Bob, "Bob") { Roles = ["Boss"] }], [new(Team, "Red")], [new(Unit, "Head")])))
            .Provision(t => t.Role("Boss", r => r.Everything()).Source("Web").Pipeline("Sales", p => p.Stage("new", 0.1m).Stage("talking", 0.4m).Won().Lost()));
    }).BuildServiceProvider();

    /// <summary>What happens on the first days.</summary>
    public static async Task TellAsync(Database kind, string connectionString)
    {
        await using (var services = Compose(kind, connectionString, day: 0))
        {
            await services.ProvisionCrmAsync();
            await InAsync(services, async (crm, scope) =>
            {
                var account = crm.Add(new Account { Name = "Acme Werke", ExternalId = "a-1", Industry = "SaaS" });
                account.Set(Credit, 12.5m);
                crm.Add(new Deal { Name = "Big", AccountId = account.Id, Amount = new Money(100, "USD"), CloseDate = new LocalDate(2026, 6, 1) });
                crm.Add(new Account { Name = "Gone GmbH" });
                crm.Add(new Product { Name = "Box" });
                (await crm.AddAsync("visit"))[Topic] = "Prices";
                await crm.SaveAsync();
                await crm.ShareAsync(account, Bob, [Right.Read]);
                await scope.GetRequiredService<AuditTrail>().SealAsync(TenantId.Default);
            });
        }

        await using var later = Compose(kind, connectionString, day: 1);
        await InAsync(later, async (crm, scope) =>
        {
            await crm.MoveAsync(await crm.LoadForChangeAsync(await IdAsync<Deal>(crm, "Big")), "talking");
            (await crm.LoadForChangeAsync(await IdAsync<Account>(crm, "Acme Werke"))).Industry = "Retail";
            crm.Delete(await crm.LoadForChangeAsync(await IdAsync<Account>(crm, "Gone GmbH")));
            await crm.SaveAsync();
            await scope.GetRequiredService<AuditTrail>().SealAsync(TenantId.Default);
        });
    }

    /// <summary>What must be true of it ever after.</summary>
    public static async Task AskAsync(Database kind, string connectionString)
    {
        await using var services = Compose(kind, connectionString, day: 2);
        await services.ProvisionCrmAsync();
        await InAsync(services, async (crm, scope) =>
        {
            Assert.Empty(await scope.GetRequiredService<AuditTrail>().VerifyAsync(TenantId.Default));
            Assert.Equal(2, await scope.GetRequiredService<CrmAdministration>().RebuildSearchAsync(TenantId.Default));
            Assert.Equal(["Acme Werke", "Big"], (await crm.SearchAsync("amce")).Select(h => h.Title));

            var row = Assert.Single((await crm.Query<Deal>().Where("account.credit > 12 and closeDate = 2026-06-01").Select("name", "amount", "stage.code", "account.industry").PageAsync(10)).Rows);
            Assert.Equal(["Big", 100m, "talking", "Retail"], row.Values);
            var past = Assert.Single((await crm.Query<Deal>().AsOf(Start + Duration.FromHours(1)).Select("stage.code", "account.industry").PageAsync(10)).Rows);
            Assert.Equal(["new", "SaaS"], past.Values);
            Assert.Equal([1L, 2L], (await crm.HistoryAsync(await IdAsync<Deal>(crm, "Big"))).Select(v => v.Values["version"]));
            Assert.Equal(1, await crm.Query("visit").Where("topic = 'PRICES'").CountAsync());
            Assert.Equal(1, await crm.Query<Product>().CountAsync());

            var gone = (await crm.Query<Account>().AsOf(Start + Duration.FromHours(1)).Where("name = 'Gone GmbH'").PageAsync(1)).Rows[0].GetId<Account>("id")!.Value;
            await crm.RestoreAsync("account", gone.Value);
            await crm.SaveAsync();
            Assert.Equal("Gone GmbH", Assert.Single(await crm.SearchAsync("gone")).Title);
            Assert.True(await scope.GetRequiredService<EventRelay>().DeliverAsync() >= 5);
            await scope.GetRequiredService<AuditTrail>().SealAsync(TenantId.Default);
            Assert.Empty(await scope.GetRequiredService<AuditTrail>().VerifyAsync(TenantId.Default));
        });
    }

    private static Id<Team> Team { get; } = IdGenerator.FromName<Team>("red");

    private static Id<Unit> Unit { get; } = IdGenerator.FromName<Unit>("head");

    private static async Task<Id<T>> IdAsync<T>(CrmSession crm, string name)
        where T : Records.Record => (await crm.Query<T>().Where("name = $name").Parameter("name", name).PageAsync(1)).Rows[0].GetId<T>("id")!.Value;

    private static async Task InAsync(ServiceProvider services, Func<CrmSession, IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<CrmSession>(), scope.ServiceProvider);
    }

    private sealed class AnnActs : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(TenantId.Default, Ann));
    }
}
