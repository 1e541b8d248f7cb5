using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>
/// What the tests of the conformance suite have in common: a fresh database for each, and a session on it. To have a store tested, write an
/// <see cref="IStoreHarness"/> and derive an empty class from every abstract class of this namespace; <see cref="ConformanceCompleteness"/> finds what is left out.
/// </summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class StoreConformance<THarness> : IAsyncLifetime
    where THarness : IStoreHarness, new()
{
    private readonly THarness harness = new();
    private readonly List<ICrmStore> sessions = [];

    /// <summary>When the scene's clock starts.</summary>
    protected static Instant Start { get; } = Instant.FromUtc(2017, 1, 1, 0, 0);

    /// <summary>The model.</summary>
    protected static CrmModel Model => ConformanceModel.Instance;

    /// <summary>Tells the time of what is written.</summary>
    protected StillClock Clock { get; } = new(Start);

    /// <summary>Makes ids.</summary>
    protected IdGenerator Ids { get; } = new(new StillClock(Start), seed: 17);

    /// <summary>The session's store.</summary>
    protected ICrmStore Store { get; private set; } = null!;

    /// <summary>The tenant's records.</summary>
    protected Scene Scene { get; private set; } = null!;

    /// <summary>Makes the database and the session.</summary>
    public async Task InitializeAsync()
    {
        await harness.StartAsync(Model, CancellationToken.None);
        Store = NewSession();
        Scene = NewScene("north");
    }

    /// <summary>Ends the sessions, then the database.</summary>
    public async Task DisposeAsync()
    {
        foreach (var session in sessions)
        {
            await session.DisposeAsync();
        }

        await harness.DisposeAsync();
    }

    /// <summary>One more session on the same database.</summary>
    protected ICrmStore NewSession()
    {
        var session = harness.NewSession();
        sessions.Add(session);
        return session;
    }

    /// <summary>The records of another tenant.</summary>
    protected Scene NewScene(string tenant) => new(Model, new(tenant), Clock, Ids);

    /// <summary>Adds a record to the scene.</summary>
    protected Guid Add(string entity, params ReadOnlySpan<(string Field, object? Value)> values) => Scene.Add(entity, values);

    /// <summary>Writes what was added.</summary>
    protected Task SaveAsync() => Scene.SaveAsync(Store);

    /// <summary>A moment of the scene: so many days after its start.</summary>
    protected static Instant Day(int days) => Start + Duration.FromDays(days);

    /// <summary>Lets days go by.</summary>
    protected Instant Wait(int days = 1) => Clock.Advance(Duration.FromDays(days));

    /// <summary>The rows that answer a question.</summary>
    protected async Task<IReadOnlyList<object?[]>> RowsAsync(Question question, Scene? scene = null, ICrmStore? store = null) =>
        await (store ?? Store).QueryAsync(question.Rows(Model, (scene ?? Scene).Tenant), CancellationToken.None);

    /// <summary>One column of the rows that answer a question.</summary>
    protected async Task<object?[]> ColumnAsync(Question question, string column, Scene? scene = null, ICrmStore? store = null) =>
        [.. (await RowsAsync(question with { Columns = [column] }, scene, store)).Select(row => row[0])];

    /// <summary>The names of the records that answer a question.</summary>
    protected Task<object?[]> NamesAsync(string entity, string? where) => ColumnAsync(new(entity, where), "name");

    /// <summary>The groups that answer a question.</summary>
    protected async Task<IReadOnlyList<object?[]>> GroupsAsync(Question question, Scene? scene = null) =>
        await Store.AggregateAsync(question.Groups(Model, (scene ?? Scene).Tenant), CancellationToken.None);

    /// <summary>The error that an action ends with.</summary>
    protected static async Task<CrmException> RefusedAsync(string code, Func<Task> action)
    {
        var error = await Assert.ThrowsAsync<CrmException>(action);
        Assert.Equal(code, error.Code);
        return error;
    }
}
