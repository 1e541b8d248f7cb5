using Crm.Changes;
using Crm.Extensibility;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>A CRM with a database of its own, for one person.</summary>
internal sealed class StandaloneCrm(ServiceProvider services) : IAsyncDisposable
{
    private static readonly Id<User> Ann = IdGenerator.FromName<User>("ann");

    public static StandaloneCrm Create(Action<CrmBuilder> store) => new(new ServiceCollection().AddCrm(crm =>
    {
        crm.ActingAs<SignedIn>()
            .Directory(new FixedDirectory(new([new(Ann, "Ann") { Roles = ["Rep"] }], [], [])))
            .On<RecordCreated>((_, _, _) => ValueTask.CompletedTask)
            .Provision(t => t
                .Pipeline("B2B", p => p.Stage("new", 0.1m).Won().Lost())
                .Role("Rep", r => r.On("*", Depth.Own, Depth.Own, Depth.Own, Depth.Own)));
        store(crm);
    }).BuildServiceProvider(validateScopes: true));

    public Task ProvisionAsync() => services.ProvisionCrmAsync();

    /// <summary>One request.</summary>
    public async Task InScopeAsync(Func<CrmSession, IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<CrmSession>(), scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class SignedIn : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(TenantId.Default, Ann));
    }
}
