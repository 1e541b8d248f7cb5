using System.Data.Common;
using Crm.Benchmarks.Queries;
using Crm.Extensibility;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using Crm.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Crm.Benchmarks.Worlds;

/// <summary>A provisioned CRM over a database of its own, with people in teams. Each is made once, or once a use, and removed when the program ends.</summary>
internal sealed class World
{
    public const int Users = 40;
    public const int Teams = 8;

    private static readonly List<World> All = [];
    private static readonly string Folder = Directory.CreateTempSubdirectory("crm-benchmarks-").FullName;
    private static int _made;

    private World(Store store, string connectionString, PostgreSqlDatabase? database)
    {
        (Store, ConnectionString, Database) = (store, connectionString, database);
        Services = new ServiceCollection().AddCrm(Compose).BuildServiceProvider();
    }

    public Store Store { get; }

    public string ConnectionString { get; }

    public PostgreSqlDatabase? Database { get; }

    public ServiceProvider Services { get; }

    /// <summary>The rep who acts: sees, creates and changes what her team owns.</summary>
    public static Id<User> Rep { get; } = User(0);

    public static Id<User> User(int number) => IdGenerator.FromName<User>($"user{number}");

    public static Id<Team> Team(int number) => IdGenerator.FromName<Team>($"team{number}");

    /// <summary>An empty database, provisioned.</summary>
    public static async Task<World> CreateAsync(Store store)
    {
        var world = await NewAsync(store, template: null);
        await world.Services.ProvisionCrmAsync();
        return world;
    }

    /// <summary>Another database with the same content. Nobody may be at work on this one.</summary>
    public async Task<World> CopyAsync()
    {
        SqliteConnection.ClearAllPools();
        return await NewAsync(Store, template: this);
    }

    /// <summary>A connection for baselines, as durable as those of the CRM.</summary>
    public async Task<DbConnection> ConnectAsync()
    {
        DbConnection connection = Store == Store.Sqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        if (Store == Store.Sqlite)
        {
            await ExecuteAsync(connection, "PRAGMA synchronous = FULL");
        }

        return connection;
    }

    public static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is one of this program's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The same CRM, with what its sessions ask the store noted.</summary>
    public ServiceProvider Capturing(List<Source> queries)
    {
        var services = new ServiceCollection().AddCrm(Compose);
        var store = services.Last(s => s.ServiceType == typeof(ICrmStore)).ImplementationFactory!;
        return services.Replace(ServiceDescriptor.Scoped<ICrmStore>(p => new CapturingStore((ICrmStore)store(p), queries))).BuildServiceProvider();
    }

    public AsyncServiceScope OpenScope() => Services.CreateAsyncScope();

    public async Task DisposeAsync()
    {
        await Services.DisposeAsync();
        if (Database is { } database)
        {
            await database.DropAsync();
        }
        else
        {
            SqliteConnection.ClearAllPools();
            foreach (var file in Directory.GetFiles(Folder, Path.GetFileName(new SqliteConnectionStringBuilder(ConnectionString).DataSource) + "*"))
            {
                File.Delete(file);
            }
        }

        All.Remove(this);
    }

    public static async Task DisposeAllAsync()
    {
        foreach (var world in All.ToList())
        {
            await world.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<World> NewAsync(Store store, World? template)
    {
        World world;
        if (store == Store.PostgreSql)
        {
            PostgreSqlServer.IsDurable = true;
            var database = await PostgreSqlServer.CreateDatabaseAsync(template?.Database);
            world = new(store, database.ConnectionString, database);
        }
        else
        {
            var path = Path.Combine(Folder, $"{Interlocked.Increment(ref _made)}.db");
            if (template is not null)
            {
                // Backed up, not copied: what is still in the log belongs to it.
                await using var from = (SqliteConnection)await template.ConnectAsync();
                await using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
                await to.OpenAsync();
                from.BackupDatabase(to);
                await ExecuteAsync(to, "PRAGMA journal_mode = WAL");
            }

            world = new(store, new SqliteConnectionStringBuilder { DataSource = path }.ToString(), null);
        }

        All.Add(world);
        return world;
    }

    private void Compose(CrmBuilder crm)
    {
        (Store == Store.Sqlite ? crm.UseSqlite(ConnectionString) : crm.UsePostgreSql(ConnectionString))
            .ActingAs<ActingRep>()
            .Directory(new FixedDirectory(new(
                [.. Enumerable.Range(0, Users).Select(i => new DirectoryUser(User(i), $"User {i}") { Teams = [Team(i % Teams)], Roles = ["Rep"] })],
                [.. Enumerable.Range(0, Teams).Select(i => new DirectoryTeam(Team(i), $"Team {i}"))],
                [])))
            .Provision(tenant => tenant.BaseCurrency("EUR")
                .Pipeline("Sales", p => p.Stage("new", 0.1m).Stage("talking", 0.4m).Stage("offered", 0.6m).Won().Lost())
                .Role("Rep", r => r
                    .On("account", Depth.All, Depth.All, Depth.All)
                    .On("contact", Depth.All, Depth.All, Depth.All)
                    .On("deal", Depth.Team, Depth.Team, Depth.Team, Depth.Own, Depth.Team)));
    }

    private sealed class ActingRep : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(TenantId.Default, Rep));
    }
}
