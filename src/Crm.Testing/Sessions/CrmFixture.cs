using Crm.Extensibility;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>
/// A CRM of two tenants of the same shape over an empty database: a clock that stands still, people in teams and a tree of units, pipelines, roles, entities and fields.
/// To have sessions tested on a store, derive from it, say which store in <see cref="UseStore"/>, and derive an empty class from every abstract class of this namespace.
/// </summary>
public abstract class CrmFixture : IAsyncDisposable
{
    private static int made;
    private ServiceProvider? services;

    /// <summary>The clock of everything.</summary>
    public StillClock Clock { get; } = new(Instant.FromUtc(2026, 3, 2, 9, 0));

    /// <summary>Where the bytes of files go; made when the first one is kept.</summary>
    internal string Files { get; } = Path.Combine(Path.GetTempPath(), $"crm-files-{Environment.ProcessId}-{Interlocked.Increment(ref made)}");

    internal FixedDirectory Directory { get; } = new(Org.Snapshot());

    internal Faults Faults { get; } = new();

    internal CapturedLog Log { get; } = new();

    internal IdGenerator Ids { get; } = new(new StillClock(Instant.FromUtc(2001, 1, 1, 0, 0)), seed: 41);

    internal IServiceProvider Services => services!;

    /// <summary>Makes the empty database.</summary>
    protected virtual ValueTask OpenAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Says which store: <c>crm.UseInMemory()</c>.</summary>
    protected abstract void UseStore(CrmBuilder crm);

    /// <summary>Removes the database.</summary>
    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    /// <summary>Composes the CRM, with what a test adds to it, and provisions it.</summary>
    public async ValueTask StartAsync(Action<CrmBuilder>? more, CancellationToken cancellationToken = default)
    {
        await OpenAsync(cancellationToken);
        services = new ServiceCollection().AddSingleton<ILogger<CrmSession>>(Log).AddCrm(crm =>
        {
            crm.UseClock(Clock).Directory(Directory).ActingAs<SwitchableActor>();
            SessionModel.Compose(crm);
            UseStore(crm);
            crm.UseFilesOnDisk(Files);
            more?.Invoke(crm);
        }).BuildServiceProvider();
        await services.ProvisionCrmAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        await CloseAsync();
        if (System.IO.Directory.Exists(Files))
        {
            System.IO.Directory.Delete(Files, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a scope in which somebody acts; null: nobody.</summary>
    internal Acting As(Id<User>? user, TenantId? tenant = null)
    {
        var scope = Services.CreateAsyncScope();
        var actor = (SwitchableActor)scope.ServiceProvider.GetRequiredService<ICrmActor>();
        actor.Actor = user is { } id ? new(tenant ?? Org.North, id) : null;
        return new(scope, actor);
    }

    /// <summary>Gives Ann these roles and no other.</summary>
    internal void Give(params IReadOnlyList<string> roles) => Directory.Snapshot = Org.Snapshot(roles);

    /// <summary>Puts faults between the CRM and its store.</summary>
    internal void AddFaults(CrmBuilder crm)
    {
        var store = crm.Services.Last(s => s.ServiceType == typeof(Crm.Storage.ICrmStore));
        crm.Services.Replace(ServiceDescriptor.Scoped<Crm.Storage.ICrmStore>(p => new FaultyStore((Crm.Storage.ICrmStore)store.ImplementationFactory!(p), Faults)));
    }
}
