using Contoso.Crm.Inspections;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.InMemory;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Crm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Samples.Tests.Plugin;

/// <summary>What a vendor's plugin adds works through a host, on every store.</summary>
public sealed class PluginTests
{
    private static readonly DirectoryUser Ann = new(IdGenerator.FromName<User>("ann"), "Ann") { Roles = ["Rep"] };
    private static readonly DirectoryUser Ben = new(IdGenerator.FromName<User>("ben"), "Ben") { Roles = ["Rep"] };

    [Fact]
    public Task In_memory() => RunAsync(crm => crm.UseInMemory());

    [Fact]
    public async Task On_SQLite()
    {
        using var folder = new TempFolder();
        await RunAsync(crm => crm.UseSqlite($"Data Source={Path.Combine(folder.Path, "crm.db")}"));
    }

    [PostgreSqlFact]
    public async Task On_PostgreSQL()
    {
        await using var database = await PostgreSqlServer.CreateDatabaseAsync();
        await RunAsync(crm => crm.UsePostgreSql(database.ConnectionString));
    }

    private static async Task RunAsync(Action<CrmBuilder> store)
    {
        var actor = new SignedIn { User = Ann.Id };
        await using var provider = Compose(store, actor).BuildServiceProvider();
        await provider.ProvisionCrmAsync();
        await using var scope = provider.CreateAsyncScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        var account = crm.Add(new Account { Name = "Acme" });
        account.Set(InspectionsPlugin.CreditLimit, 1_000m);
        var deal = crm.Add(new Deal { Name = "Site 7", AccountId = account.Id, Amount = new Money(900, "USD") });
        await crm.SaveAsync();

        await TheFieldIsFilteredAndSortedAsync(crm);
        await TheRuleKeepsTheLimitAsync(crm, deal);
        await TheGuardWaitsForAnInspectionAsync(crm, deal);
        await WhoDoesNotSeeTheDealDoesNotSeeItsInspectionsAsync(crm, actor);
        await InspectionsGoToTheBinWithTheDealAndComeBackAsync(crm, deal);
    }

    private static async Task TheFieldIsFilteredAndSortedAsync(CrmSession crm)
    {
        var page = await crm.Query<Account>().Where("credit_limit >= 999.5").Select("name", "credit_limit").OrderBy("credit_limit desc").PageAsync(10);
        Assert.Equal(1_000m, Assert.Single(page.Rows)["credit_limit"]);
        Assert.Equal(0, await crm.Query<Account>().Where("credit_limit > 1000").CountAsync());
    }

    private static async Task TheRuleKeepsTheLimitAsync(CrmSession crm, Deal deal)
    {
        deal.Amount = new Money(1_001, "USD");
        var refused = await Assert.ThrowsAsync<CrmException>(async () => await crm.SaveAsync());
        Assert.Equal("over_credit_limit", Assert.Single(refused.Fields).Code);
        deal.Amount = new Money(1_000, "USD");
        await crm.SaveAsync();
    }

    private static async Task TheGuardWaitsForAnInspectionAsync(CrmSession crm, Deal deal)
    {
        var refused = await Assert.ThrowsAsync<CrmException>(async () => await crm.MoveAsync(deal, "won"));
        Assert.Equal("not_inspected", Assert.Single(refused.Refusals).Reason);
        Assert.Equal(0, await crm.Query<Deal>().Where("wellInspected(1)").CountAsync());

        var inspection = await crm.AddAsync(InspectionsPlugin.Inspection);
        inspection[InspectionsPlugin.Deal] = deal.Id.Value;
        inspection.Set(InspectionsPlugin.Finding, "Ärmel hoch");
        inspection.Set(InspectionsPlugin.Result, "passed");
        await crm.SaveAsync();
        await crm.MoveAsync(deal, "won");
        await crm.SaveAsync();
        Assert.Equal(1, await crm.Query<Deal>().Where("wellInspected(1) and inspections any (finding contains 'ÄRMEL')").CountAsync());
        var row = Assert.Single((await crm.Query(InspectionsPlugin.Inspection).Select("finding", "deal.name", "deal.account.name").PageAsync(10)).Rows);
        Assert.Equal(["Ärmel hoch", "Site 7", "Acme"], row.Values);
    }

    private static async Task WhoDoesNotSeeTheDealDoesNotSeeItsInspectionsAsync(CrmSession crm, SignedIn actor)
    {
        actor.User = Ben.Id;
        Assert.Equal(0, await crm.Query<Deal>().CountAsync());
        Assert.Equal(0, await crm.Query(InspectionsPlugin.Inspection).CountAsync());
        actor.User = Ann.Id;
        Assert.Equal(1, await crm.Query(InspectionsPlugin.Inspection).CountAsync());
    }

    private static async Task InspectionsGoToTheBinWithTheDealAndComeBackAsync(CrmSession crm, Deal deal)
    {
        crm.Delete(deal);
        await crm.SaveAsync();
        Assert.Equal(0, await crm.Query(InspectionsPlugin.Inspection).CountAsync());
        await crm.RestoreAsync("deal", deal.Id.Value);
        await crm.SaveAsync();
        Assert.Equal(1, await crm.Query<Deal>().Where("wellInspected(1) and stage.kind = won").CountAsync());
    }

    private static IServiceCollection Compose(Action<CrmBuilder> store, SignedIn actor) => new ServiceCollection()
        .AddSingleton(actor)
        .AddCrm(crm =>
        {
            store(crm);
            crm.ActingAs<SwitchedActor>()
                .Directory(new FixedDirectory(new([Ann, Ben], [], [])))
                .Provision(t => t
                    .Pipeline("Sites", p => p.Stage("open").Won().Lost().GuardBy("won", InspectionsPlugin.InspectedGuard, "not_inspected"))
                    .Role("Rep", r => r
                        .On("account", Depth.Own, Depth.Own, Depth.Own, Depth.Own)
                        .On("deal", Depth.Own, Depth.Own, Depth.Own, Depth.Own)))
                .AddPlugin<InspectionsPlugin>();
        });
}
