using Crm.Testing;
using Crm.Testing.Storage;
using NodaTime;

namespace Crm.InMemory.Tests;

/// <summary>What memory promises beyond the suite: readers wait for nobody and keep what they began with.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly InMemoryDatabase database = new();
    private readonly StillClock clock = new(Instant.FromUtc(2017, 1, 1, 0, 0));
    private readonly Scene scene;

    public SnapshotTests() => scene = new(ConformanceModel.Instance, new("north"), clock, new(clock, seed: 3));

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_reader_does_not_wait_for_a_transaction()
    {
        await using var writer = database.OpenStore();
        await using var reader = database.OpenStore();
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writing = writer.InTransactionAsync(
            async token =>
            {
                await scene.WriteAsync(writer, clock.GetCurrentInstant(), [scene.Insertion("account", Guid.Empty, ("name", "a"))], token);
                begun.SetResult();
                await go.Task;
                return true;
            },
            CancellationToken.None).AsTask();

        await begun.Task;
        Assert.Equal(0, await CountAsync(reader));
        Assert.Equal(1, await CountAsync(writer));
        go.SetResult();
        await writing;
        Assert.Equal(1, await CountAsync(reader));
    }

    [Fact]
    public async Task A_waiting_writer_can_be_cancelled()
    {
        await using var first = database.OpenStore();
        await using var second = database.OpenStore();
        using var source = new CancellationTokenSource();

        await first.InTransactionAsync(
            async _ =>
            {
                var waiting = second.InTransactionAsync(_ => ValueTask.FromResult(true), source.Token).AsTask();
                Assert.False(waiting.IsCompleted);
                await source.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
                return true;
            },
            CancellationToken.None);
        Assert.True(await second.InTransactionAsync(_ => ValueTask.FromResult(true), CancellationToken.None));
    }

    [Fact]
    public async Task A_stream_goes_on_with_what_it_began_with()
    {
        await using var store = database.OpenStore();
        for (var i = 0; i < 10; i++)
        {
            scene.Add("account", ("name", "a"));
        }

        await scene.SaveAsync(store);
        var rows = 0;
        await foreach (var row in store.StreamAsync(new Question("account").Rows(ConformanceModel.Instance, scene.Tenant), CancellationToken.None))
        {
            if (rows++ == 0)
            {
                scene.Add("account", ("name", "b"));
                await scene.SaveAsync(store);
            }
        }

        Assert.Equal(10, rows);
        Assert.Equal(11, await CountAsync(store));
    }

    [Fact]
    public async Task A_written_row_is_the_databases_own()
    {
        await using var store = database.OpenStore();
        var insertion = scene.Insertion("account", Guid.Empty, ("name", "a"));
        await scene.WriteAsync(store, clock.GetCurrentInstant(), [insertion], CancellationToken.None);
        insertion.Row.AsSpan().Clear();

        Assert.Equal(1, await CountAsync(store));
    }

    private async Task<int> CountAsync(InMemoryStore store) =>
        (await store.QueryAsync(new Question("account", "name is not null").Rows(ConformanceModel.Instance, scene.Tenant), CancellationToken.None)).Count;
}
