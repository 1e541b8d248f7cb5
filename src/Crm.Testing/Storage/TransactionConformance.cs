using Crm.Storage;

namespace Crm.Testing.Storage;

/// <summary>Transactions: seen by others when committed, undone whole when they fail, a savepoint where one is inside another.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class TransactionConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Fact]
    public async Task Work_gives_its_result_and_others_see_what_it_committed()
    {
        var result = await InTransactionAsync(async () =>
        {
            await WriteAsync("a");
            return 42;
        });

        Assert.Equal(42, result);
        Assert.Equal(["a"], await ColumnAsync(new("account"), "name", store: NewSession()));
    }

    [Fact]
    public async Task Work_sees_its_own_writes_and_others_do_not()
    {
        var other = NewSession();
        await InTransactionAsync(async () =>
        {
            await WriteAsync("a");
            Assert.Equal(["a"], await NamesAsync("account", "name = 'A'"));
            Assert.Equal([[1L]], await GroupsAsync(new("account") { Measures = ["count"] }));
            Assert.Empty(await RowsAsync(new("account"), store: other));
            return true;
        });

        Assert.Single(await RowsAsync(new("account"), store: other));
    }

    [Fact]
    public async Task A_failure_leaves_the_database_as_it_was()
    {
        var id = Add("account", ("name", "before"), ("externalId", "X"));
        await SaveAsync();
        var before = Scene[id];

        await Assert.ThrowsAsync<InvalidOperationException>(() => InTransactionAsync<bool>(async () =>
        {
            await WriteAsync("a");
            await Store.WriteAsync(Batch(Scene.Change("account", id, null, ("name", "after"), ("externalId", "Y"))), CancellationToken.None);
            throw new InvalidOperationException("the work's own");
        }));

        Assert.Equal(before, Assert.Single(await RowsAsync(new("account"))));
        Assert.Single(await Store.HistoryAsync(Model["account"], Scene.Tenant, id, CancellationToken.None));
        await RefusedAsync(CrmErrors.Duplicate, () => Scene.WriteAsync(Store, Clock.Now(), Scene.Insertion("account", Ids.NextGuid(), ("name", "b"), ("externalId", "X"))));
        await Scene.WriteAsync(Store, Clock.Now(), Scene.Insertion("account", Ids.NextGuid(), ("name", "b"), ("externalId", "Y")));
    }

    [Fact]
    public async Task A_failed_transaction_inside_another_is_undone_alone()
    {
        await InTransactionAsync(async () =>
        {
            await WriteAsync("outer");
            await Assert.ThrowsAsync<InvalidOperationException>(() => InTransactionAsync<bool>(async () =>
            {
                await WriteAsync("inner");
                throw new InvalidOperationException("the work's own");
            }));
            Assert.Equal(["outer"], await NamesAsync("account", null));
            await WriteAsync("after");
            return true;
        });

        Assert.Equal(["outer", "after"], await NamesAsync("account", null));
    }

    [Fact]
    public async Task A_refused_write_inside_another_transaction_can_be_survived()
    {
        var id = Add("account", ("name", "x"), ("externalId", "X"));
        await SaveAsync();
        await InTransactionAsync(async () =>
        {
            await WriteAsync("outer");
            await RefusedAsync(CrmErrors.Duplicate, () => Scene.WriteAsync(Store, Clock.Now(), Scene.Insertion("account", Ids.NextGuid(), ("name", "y"), ("externalId", "X"))));
            await RefusedAsync(CrmErrors.Conflict, () => Scene.WriteAsync(Store, Clock.Now(), Scene.Change("account", id, null, ("name", "z")) with { ExpectedVersion = 9 }));
            await WriteAsync("after");
            return true;
        });

        Assert.Equal(["x", "outer", "after"], await NamesAsync("account", null));
    }

    [Fact]
    public async Task A_committed_transaction_inside_a_failed_one_is_undone()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => InTransactionAsync<bool>(async () =>
        {
            await InTransactionAsync(async () =>
            {
                await WriteAsync("inner");
                return true;
            });
            Assert.Single(await RowsAsync(new("account")));
            throw new InvalidOperationException("the work's own");
        }));

        Assert.Empty(await RowsAsync(new("account")));
    }

    [Fact]
    public async Task After_a_failure_the_session_goes_on()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => InTransactionAsync<bool>(() => throw new InvalidOperationException("the work's own")));
        await InTransactionAsync(async () =>
        {
            await WriteAsync("a");
            return true;
        });

        Assert.Equal(["a"], await ColumnAsync(new("account"), "name", store: NewSession()));
    }

    [Fact]
    public async Task Cancelled_work_is_undone()
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.InTransactionAsync(
            async token =>
            {
                await WriteAsync("a");
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
                return true;
            },
            source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.InTransactionAsync(_ => ValueTask.FromResult(true), source.Token));

        Assert.Empty(await RowsAsync(new("account")));
    }

    private async Task<T> InTransactionAsync<T>(Func<Task<T>> work) =>
        await Store.InTransactionAsync(_ => new ValueTask<T>(work()), CancellationToken.None);

    private ValueTask WriteAsync(string name) => Store.WriteAsync(Batch(Scene.Insertion("account", Ids.NextGuid(), ("name", name))), CancellationToken.None);

    private WriteBatch Batch(params RowWrite[] writes) => new(Scene.Tenant, Clock.GetCurrentInstant(), writes);
}
