using Crm.Activities;
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
/// A small history that leaves rows in every table. Told once a version, whose rows are then kept as SQL; <see cref="UpgradeQuestions"/> asks about them in every later one.
/// It says nothing that the first version could not do.
/// </summary>
internal static class UpgradeStory
{
    internal static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Id<User> Ann = IdGenerator.FromName<User>("ann");
    internal static readonly Id<User> Bob = IdGenerator.FromName<User>("bob");
    private static readonly CustomField<decimal?> Credit = CustomField.Decimal("account", "credit");
    private static readonly CustomField<string> Region = CustomField.Text("account", "region");
    private static readonly CustomField<LocalDate?> Renews = CustomField.Date("deal", "renews");
    private static readonly CustomFieldDefinition Topic = new("visit", "topic", ValueKind.Text);

    public static ServiceProvider Compose(Database kind, string connectionString, int day) => new ServiceCollection().AddCrm(crm =>
    {
        _ = kind == Database.Sqlite ? crm.UseSqlite(connectionString) : crm.UsePostgreSql(connectionString);
        crm.UseClock(new StillClock(Start + Duration.FromDays(day))).ActingAs<AnnActs>().Field(Credit).Field(Region).Field(Renews).Entity(new DynamicEntity("visit"), Topic)
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
                account.Set(Region, "Süd-WEST");
                var big = crm.Add(new Deal { Name = "Big", AccountId = account.Id, Amount = new Money(100, "USD"), CloseDate = new LocalDate(2026, 6, 1) });
                big.Set(Renews, new LocalDate(2027, 6, 1));
                crm.Add(new Deal { Name = "Small", AccountId = account.Id, Amount = new Money(9.99m, "USD") }, Bob);
                crm.Add(new Account { Name = "Gone GmbH" });
                crm.Add(new Product { Name = "Box" });
                (await crm.AddAsync("visit"))[Topic] = "Prices";
                await crm.SaveAsync();
                await crm.ShareAsync(account, Bob, [Right.Read]);
                await crm.SaveAsync();
                await scope.GetRequiredService<AuditTrail>().SealAsync(TenantId.Default);
            });
        }

        await using var later = Compose(kind, connectionString, day: 1);
        await InAsync(later, async (crm, scope) =>
        {
            await crm.MoveAsync(await crm.LoadForChangeAsync(await IdAsync<Deal>(crm, "Big")), "talking");
            (await crm.LoadForChangeAsync(await IdAsync<Account>(crm, "Acme Werke"))).Industry = "Retail";
            crm.Delete(await crm.LoadForChangeAsync(await IdAsync<Account>(crm, "Gone GmbH")));
            crm.Add(new Account { Name = "Acme Nord", ParentId = await IdAsync<Account>(crm, "Acme Werke") });
            await crm.MoveAsync(await crm.LoadForChangeAsync(await IdAsync<Deal>(crm, "Small")), "won");
            await crm.SaveAsync();
            await scope.GetRequiredService<AuditTrail>().SealAsync(TenantId.Default);
        });
    }

    /// <summary>What happens on the day after, which the first version knows no words for.</summary>
    public static async Task TellOfActivitiesAsync(Database kind, string connectionString)
    {
        await using var services = Compose(kind, connectionString, day: 1);
        await InAsync(services, async (crm, _) =>
        {
            var (account, big, small) = (await IdAsync<Account>(crm, "Acme Werke"), await IdAsync<Deal>(crm, "Big"), await IdAsync<Deal>(crm, "Small"));
            crm.Add(new Activity { Kind = ActivityKinds.Meeting, Subject = "Kick-off", StartsAt = Start + Duration.FromHours(1), DealId = big });
            crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "Prices", StartsAt = Start + Duration.FromHours(2), DealId = big });
            crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "Thanks", StartsAt = Start + Duration.FromHours(3), DealId = small });
            crm.Add(new Activity { Kind = ActivityKinds.Task, Subject = "Send the box", DueDate = new LocalDate(2026, 3, 1), AccountId = account });
            await crm.SaveAsync();
        });
    }

    private static Id<Team> Team { get; } = IdGenerator.FromName<Team>("red");

    private static Id<Unit> Unit { get; } = IdGenerator.FromName<Unit>("head");

    internal static async Task<Id<T>> IdAsync<T>(CrmSession crm, string name)
        where T : Records.Record => (await crm.Query<T>().Where("name = $name").Parameter("name", name).PageAsync(1)).Rows[0].GetId<T>("id")!.Value;

    internal static async Task InAsync(ServiceProvider services, Func<CrmSession, IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<CrmSession>(), scope.ServiceProvider);
    }

    private sealed class AnnActs : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(TenantId.Default, Ann));
    }
}
