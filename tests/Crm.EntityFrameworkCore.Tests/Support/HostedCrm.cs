using Crm.Extensibility;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>A host with the whole CRM in its context.</summary>
internal sealed class HostedCrm : IAsyncDisposable
{
    public static readonly Id<User> Ann = IdGenerator.FromName<User>("ann");
    public static readonly Id<User> Bob = IdGenerator.FromName<User>("bob");
    public static readonly Id<User> Gone = IdGenerator.FromName<User>("gone");
    private readonly TestDatabase database;

    private HostedCrm(TestDatabase database, ServiceProvider services) => (this.database, Services) = (database, services);

    public ServiceProvider Services { get; }

    public string ConnectionString => database.ConnectionString;

    public static async Task<HostedCrm> OpenAsync(Database kind, bool pooled, Action<DbContextOptionsBuilder>? configure = null, Action<CrmBuilder>? more = null)
    {
        var created = await TestDatabase.CreateAsync(kind);
        void Use(DbContextOptionsBuilder options)
        {
            created.Use(options);
            options.UseCrm();
            configure?.Invoke(options);
        }

        var services = new ServiceCollection();
        _ = pooled ? services.AddDbContextPool<ShopDb>(Use) : services.AddDbContext<ShopDb>(Use);
        services.AddSingleton<Person>();
        var provider = services.AddCrm(crm =>
        {
            more?.Invoke(crm);
            crm.InContext<ShopDb>()
                .ActingAs<SignedIn>()
                .Directory(new FixedDirectory(new([new(Ann, "Ann") { Roles = ["Rep"] }, new(Bob, "Bob") { Roles = ["Rep"] }, new(Gone, "Gone") { Roles = ["Rep"], IsActive = false }], [], [])))
                .Provision(t => t
                    .Pipeline("B2B", p => p.Stage("new", 0.1m).Won().Lost())
                    .Role("Rep", r => r.On("*", Depth.Own, Depth.Own, Depth.Own, Depth.Own)));
        }).BuildServiceProvider(validateScopes: true);
        await using (var scope = provider.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ShopDb>().Database.EnsureCreatedAsync();
        }

        await provider.ProvisionCrmAsync();
        return new(created, provider);
    }

    /// <summary>Has somebody else act from now on; null: nobody.</summary>
    public void Act(Id<User>? user) => Services.GetRequiredService<Person>().Id = user;

    /// <summary>One request of the host.</summary>
    public Task InScopeAsync(Func<CrmSession, ShopDb, Task> work) => InScopeAsync((crm, db, _) => work(crm, db));

    /// <inheritdoc cref="InScopeAsync(Func{CrmSession, ShopDb, Task})"/>
    public async Task InScopeAsync(Func<CrmSession, ShopDb, IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<CrmSession>(), scope.ServiceProvider.GetRequiredService<ShopDb>(), scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await database.DisposeAsync();
    }

    private sealed class Person
    {
        public Id<User>? Id { get; set; } = Ann;
    }

    private sealed class SignedIn(Person person) : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(person.Id is { } id ? new Actor(TenantId.Default, id) : null);
    }
}
