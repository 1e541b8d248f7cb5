using Crm.Extensibility;
using Crm.InMemory;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Durability.Load;

/// <summary>A CRM for one person, over the store of a check.</summary>
internal static class LoadCrm
{
    private static readonly Id<User> Writer = IdGenerator.FromName<User>("writer");

    public static ServiceProvider Create(Store store, Action<CrmBuilder>? more = null) => new ServiceCollection().AddCrm(crm =>
    {
        Use(crm, store)
            .ActingAs<ActingWriter>()
            .Directory(new FixedDirectory(new([new(Writer, "Writer") { Roles = ["Rep"] }], [], [])))
            .Provision(t => t
                .Pipeline("Load", p => p.Stage("new", 0.1m).Stage("offer", 0.5m).Won().Lost())
                .Role("Rep", r => r.On("*", Depth.Own, Depth.Own, Depth.Own, Depth.Own)));
        more?.Invoke(crm);
    }).BuildServiceProvider(validateScopes: true);

    /// <summary>Does something in a scope of its own.</summary>
    public static async Task<T> InScopeAsync<T>(this IServiceProvider services, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private static CrmBuilder Use(CrmBuilder crm, Store store) => store.Kind switch
    {
        StoreKind.Sqlite => crm.UseSqlite(store.Connection),
        StoreKind.PostgreSql => crm.UsePostgreSql(store.Connection),
        _ => crm.UseInMemory(),
    };

    private sealed class ActingWriter : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(TenantId.Default, Writer));
    }
}
