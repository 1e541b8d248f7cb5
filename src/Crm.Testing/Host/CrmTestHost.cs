using Crm.Changes;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.InMemory;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Testing;

/// <summary>
/// A whole CRM for a test, in one line: <c>await using var crm = CrmTestHost.Create();</c>. It has a store of its own, a clock that stands still, a person who may do everything and acts at first,
/// and a pipeline (<c>new</c>, <c>qualified</c>, <c>proposal</c>, <c>won</c>, <c>lost</c>). Not thread-safe.
/// </summary>
public sealed class CrmTestHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly FixedDirectory directory;
    private readonly TestActor actor;
    private readonly List<AsyncServiceScope> scopes = [];
    private readonly string? file;
    private CrmSession? session;

    private CrmTestHost(CrmTestOptions options)
    {
        Clock = new(options.Start);
        Boss = IdGenerator.FromName<User>("Boss");
        directory = new(new([new(Boss, "Boss") { Roles = ["Everything"] }], [], []));
        actor = new() { User = Boss };
        file = options.Store == TestStore.Sqlite ? Path.Combine(Path.GetTempPath(), $"crm-test-{Path.GetRandomFileName()}.db") : null;
        services = new ServiceCollection().AddCrm(crm =>
        {
            crm.UseClock(Clock).Directory(directory).Provision(Standard);
            crm.Services.AddSingleton<ICrmActor>(actor);
            _ = file is null ? crm.UseInMemory() : crm.UseSqlite($"Data Source={file};Pooling=False");
            options.Compose?.Invoke(crm);
        }).BuildServiceProvider(validateScopes: true);
    }

    /// <summary>The clock of everything: <c>crm.Clock.Advance(Duration.FromDays(3))</c>.</summary>
    public StillClock Clock { get; }

    /// <summary>Who may do everything, and acts until told otherwise.</summary>
    public Id<User> Boss { get; }

    /// <summary>The services, as an application would resolve them; from a scope of its own for scoped ones.</summary>
    public IServiceProvider Services => services;

    /// <summary>The session of whoever acts: one unit of work until <see cref="NewSession"/>, <see cref="ActAs"/> or the end of the test.</summary>
    public CrmSession Session => session ??= Open();

    /// <summary>Makes and provisions a host.</summary>
    /// <param name="options">How; null: in memory, with nothing added.</param>
    /// <exception cref="CrmException">What is composed is not right (<c>crm.configuration</c>).</exception>
    public static CrmTestHost Create(CrmTestOptions? options = null)
    {
        var host = new CrmTestHost(options ?? new());

        // Off the test's own context, for a runner's may have one thread only.
        Task.Run(() => host.services.ProvisionCrmAsync()).GetAwaiter().GetResult();
        return host;
    }

    /// <summary>Makes and provisions a host with what an application adds: <c>Create(crm => crm.AddPlugin&lt;Assets&gt;())</c>.</summary>
    /// <exception cref="CrmException">What is composed is not right (<c>crm.configuration</c>).</exception>
    public static CrmTestHost Create(Action<CrmBuilder> compose) => Create(new CrmTestOptions { Compose = compose });

    /// <summary>Adds an active person, or gives one of that name these roles, teams and unit instead.</summary>
    /// <param name="name">The name to show, by which the id is made.</param>
    /// <param name="roles">Roles by name: <c>Everything</c>, <c>Own</c> (everything, on what one owns), <c>Nothing</c>, or the application's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Id<User>> UserAsync(string name, IReadOnlyList<string> roles, CancellationToken cancellationToken = default)
    {
        var user = new DirectoryUser(IdGenerator.FromName<User>(name), name) { Roles = roles };
        directory.Snapshot = directory.Snapshot with { Users = [.. directory.Snapshot.Users.Where(u => u.Id != user.Id), user] };
        var scope = services.CreateAsyncScope();
        await using (scope)
        {
            await scope.ServiceProvider.GetRequiredService<CrmAdministration>().SynchronizeDirectoryAsync(TenantId.Default, cancellationToken);
        }

        return user.Id;
    }

    /// <summary>Lets somebody else act from now on, in a new session; null: nobody.</summary>
    public CrmSession ActAs(Id<User>? user)
    {
        actor.User = user;
        return NewSession();
    }

    /// <summary>A new session for whoever acts: what the old one did not save is forgotten.</summary>
    public CrmSession NewSession() => session = Open();

    /// <summary>Delivers what waits in the outbox to its handlers, as the background host would, until nothing is due.</summary>
    /// <returns>How many events were handled.</returns>
    public async Task<int> DeliverEventsAsync(CancellationToken cancellationToken = default)
    {
        var scope = services.CreateAsyncScope();
        await using (scope)
        {
            var relay = scope.ServiceProvider.GetRequiredService<EventRelay>();
            var total = 0;
            for (int now; (now = await relay.DeliverAsync(cancellationToken)) > 0;)
            {
                total += now;
            }

            return total;
        }
    }

    /// <summary>Adds an account and saves it.</summary>
    public Task<Account> AccountAsync(string name = "Acme", Action<Account>? with = null, CancellationToken cancellationToken = default) =>
        AddAsync(new Account { Name = name }, with, cancellationToken);

    /// <summary>Adds a contact and saves it.</summary>
    public Task<Contact> ContactAsync(string lastName = "Lee", Account? account = null, Action<Contact>? with = null, CancellationToken cancellationToken = default) =>
        AddAsync(new Contact { LastName = lastName, AccountId = account?.Id }, with, cancellationToken);

    /// <summary>Adds a deal and saves it.</summary>
    public Task<Deal> DealAsync(string name = "Deal", Account? account = null, Money? amount = null, Action<Deal>? with = null, CancellationToken cancellationToken = default) =>
        AddAsync(new Deal { Name = name, AccountId = account?.Id, Amount = amount }, with, cancellationToken);

    /// <summary>Adds any record and saves it.</summary>
    public async Task<T> AddAsync<T>(T record, Action<T>? with = null, CancellationToken cancellationToken = default)
        where T : Record
    {
        with?.Invoke(record);
        Session.Add(record, record.OwnerId);
        await Session.SaveAsync(cancellationToken);
        return record;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var scope in scopes)
        {
            await scope.DisposeAsync();
        }

        await services.DisposeAsync();
        foreach (var part in file is null ? [] : new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(part);
        }
    }

    private static void Standard(TenantBuilder tenant) => tenant
        .Pipeline("Sales", p => p.Stage("new", 0.1m).Stage("qualified", 0.3m).Stage("proposal", 0.6m).Won().Lost())
        .Role("Everything", r => r.Everything())
        .Role("Own", r => r.On("*", Depth.Own, Depth.Own, Depth.Own, Depth.Own, Depth.Own, Depth.Own))
        .Role(new Role("Nothing") { Grants = [] });

    private CrmSession Open()
    {
        var scope = services.CreateAsyncScope();
        scopes.Add(scope);
        return scope.ServiceProvider.GetRequiredService<CrmSession>();
    }

    private sealed class TestActor : ICrmActor
    {
        public Id<User>? User { get; set; }

        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(User is { } user ? new Actor(TenantId.Default, user) : null);
    }
}
