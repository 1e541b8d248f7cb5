using Contoso.Crm.Inspections;
using Crm;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shop;

/// <summary>How the shop composes itself and the CRM.</summary>
public static class ShopServices
{
    public static IServiceCollection AddShop(this IServiceCollection services, Action<DbContextOptionsBuilder> database)
    {
        services.AddScoped<SignedIn>();
        services.AddSingleton<WonDeals>();
        services.AddDbContext<ShopDb>(database);
        return services.AddCrm(crm => crm
            .InContext<ShopDb>()
            .ActingAs<SignedInActor>()
            .Directory<Staff>()
            .Provision(t => t
                .Pipeline("B2B", p => p
                    .Stage("open", probability: 0.3m, staleAfterDays: 30).Won().Lost()
                    .Require("won", "amount")
                    .GuardBy("won", InspectionsPlugin.InspectedGuard, "not_inspected", "A passed inspection is needed."))
                .Role("Rep", r => r
                    .On("account", Depth.All, Depth.Own, Depth.Own)
                    .On("deal", Depth.Team, Depth.Own, Depth.Own, assign: Depth.Own)))
            .On<DealWon>((e, context, _) =>
            {
                context.Services.GetRequiredService<WonDeals>().Add(e);
                return ValueTask.CompletedTask;
            })
            .AddPlugin<InspectionsPlugin>());
    }
}

/// <summary>Who is signed in to the shop: in a web application, the user of the request.</summary>
public sealed class SignedIn
{
    public string? UserName { get; set; }
}

/// <summary>Tells the CRM who acts.</summary>
public sealed class SignedInActor(SignedIn signedIn) : ICrmActor
{
    public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) =>
        new(signedIn.UserName is { } name ? new Actor(TenantId.Default, IdGenerator.FromName<User>(name)) : null);
}

/// <summary>The shop's people; a real one would ask its own tables.</summary>
public sealed class Staff : ICrmDirectory
{
    private static readonly DirectoryTeam Sales = new(IdGenerator.FromName<Team>("sales"), "Sales");

    private static readonly DirectorySnapshot Everybody = new(
        [Person("ann", "Ann Ito"), Person("ben", "Ben Ray")],
        [Sales],
        []);

    public ValueTask<DirectoryUser?> FindUserAsync(TenantId tenant, Id<User> user, CancellationToken cancellationToken) =>
        new(Everybody.Users.FirstOrDefault(u => u.Id == user));

    public ValueTask<DirectorySnapshot> GetAllAsync(TenantId tenant, CancellationToken cancellationToken) => new(Everybody);

    private static DirectoryUser Person(string key, string name) =>
        new(IdGenerator.FromName<User>(key), name) { Teams = [Sales.Id], Roles = ["Rep"] };
}

/// <summary>What the shop does when a deal is won; here it only remembers.</summary>
public sealed class WonDeals
{
    private readonly List<DealWon> all = [];

    public IReadOnlyList<DealWon> All => all;

    public void Add(DealWon e) => all.Add(e);
}
