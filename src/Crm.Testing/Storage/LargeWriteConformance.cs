using Crm.Storage;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>Writes that a store may do in another way than one row after the other: many rows at once, and a write together with the questions it relies on.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class LargeWriteConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    private const int Many = 600;

    [Fact]
    public async Task Many_rows_at_once_are_read_as_they_were_written()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < Many; i++)
        {
            ids.Add(Add(
                "account",
                ("name", i % 7 == 0 ? $"Tab\tnew\nline \\N \\. {i}" : $"Ä𝒜 {i}"),
                ("externalId", i % 5 == 0 ? null : $"X{i}"),
                ("revenue", i % 3 == 0 ? null : i - 0.0001m),
                ("employees", i % 4 == 0 ? null : (long)-i),
                ("vip", i % 2 == 0),
                ("renewal", i % 6 == 0 ? null : new LocalDate(1900, 1, 1).PlusDays(i * 97))));
            Add("deal", ("name", $"Deal {i}"), ("account", ids[^1]), ("closeDate", new LocalDate(2026, 1, 1).PlusDays(i)));
        }

        await SaveAsync();

        var rows = await RowsAsync(new("account"));
        Assert.Equal(ids.Select(id => Scene[id]), rows.OrderBy(r => (Guid)r[0]!));
        var version = Assert.Single(await Store.HistoryAsync(Model["account"], Scene.Tenant, ids[^1], CancellationToken.None));
        Assert.Equal(Scene[ids[^1]], version.Row);
        Assert.Equal(Time.Forever, version.EffectiveTo);
        Assert.Equal([[(long)Many]], await GroupsAsync(new("deal", "account.name is not null") { Measures = ["count"] }));
    }

    [Fact]
    public async Task A_taken_value_among_many_rows_leaves_none()
    {
        var writes = Enumerable.Range(0, Many).Select(i => Scene.Insertion("account", Ids.NextGuid(), ("name", "x"), ("externalId", $"X{i % (Many - 1)}"))).ToArray();
        var error = await RefusedAsync(CrmErrors.Duplicate, () => Scene.WriteAsync(Store, Clock.Now(), writes));
        Assert.Equal("externalId", Assert.Single(error.Fields).Field);
        Assert.Empty(await RowsAsync(new("account")));
    }

    [Fact]
    public async Task A_write_of_many_rows_that_is_cancelled_in_the_middle_leaves_none_and_the_next_goes_on()
    {
        using var cancelled = new CancellationTokenSource();
        var writes = Enumerable.Range(0, 5 * Many).Select(i => Scene.Insertion("account", Ids.NextGuid(), ("name", $"a{i}"), ("externalId", $"X{i}"))).ToArray();
        var whole = writes.ToArray();
        writes[4 * Many] = writes[4 * Many] with { History = new Cancelling(cancelled, writes[4 * Many].History) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Scene.WriteAsync(Store, Clock.Now(), writes, cancelled.Token));
        Assert.Empty(await RowsAsync(new("account")));

        await Scene.WriteAsync(Store, Clock.Now(), whole, CancellationToken.None);
        Assert.Equal(whole.Select(w => w.Row), (await RowsAsync(new("account"))).OrderBy(r => (Guid)r[0]!));
    }

    [Fact]
    public async Task What_a_write_asks_for_does_not_know_of_it()
    {
        var known = Add("account", ("name", "known"));
        await SaveAsync();
        IReadOnlyList<IReadOnlyList<object?[]>>? told = null;
        await AskAndWriteAsync(answers => told = answers, Scene.Insertion("account", Ids.NextGuid(), ("name", "new")), Asked("account"), Asked("deal"), Asked("account", "name = 'new'"));

        Assert.Equal([1, 0, 0], told!.Select(a => a.Count));
        Assert.Equal(Scene[known], told![0][0]);
        Assert.Equal(2, (await RowsAsync(new("account"))).Count);
    }

    [Fact]
    public async Task A_judgement_that_refuses_leaves_nothing_and_comes_before_what_the_write_meets()
    {
        Add("account", ("name", "known"), ("externalId", "X"));
        await SaveAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAndWriteAsync(
            _ => throw new InvalidOperationException("refused"), Scene.Insertion("account", Ids.NextGuid(), ("name", "new"), ("externalId", "X")), Asked("account")));
        await RefusedAsync(CrmErrors.Duplicate, () => AskAndWriteAsync(_ => { }, Scene.Insertion("account", Ids.NextGuid(), ("name", "new"), ("externalId", "X")), Asked("account")));
        await AskAndWriteAsync(_ => { }, Scene.Insertion("account", Ids.NextGuid(), ("name", "last")), Asked("account"));

        Assert.Equal(["known", "last"], await NamesAsync("account", null));
    }

    [Fact]
    public async Task A_write_that_asks_comes_again_and_again()
    {
        for (var i = 0; i < 6; i++)
        {
            var before = i;
            await AskAndWriteAsync(answers => Assert.Equal(before, answers[0].Count), Scene.Insertion("account", Ids.NextGuid(), ("name", $"a{i}")), Asked("account"));
        }

        Assert.Equal(6, (await RowsAsync(new("account"))).Count);
    }

    private RowQuery Asked(string entity, string? where = null) => new Question(entity, where).Rows(Model, Scene.Tenant);

    private async Task AskAndWriteAsync(Action<IReadOnlyList<IReadOnlyList<object?[]>>> judge, RowWrite write, params RowQuery[] asked) =>
        await Store.InTransactionAsync(
            async token =>
            {
                await Store.AskAndWriteAsync(new(Scene.Tenant, Clock.Now(), [write]), asked, judge, token);
                return true;
            },
            CancellationToken.None);

    /// <summary>Versions that cancel the write when it comes to them.</summary>
    private sealed class Cancelling(CancellationTokenSource source, IReadOnlyList<HistoryVersion> versions) : IReadOnlyList<HistoryVersion>
    {
        public int Count
        {
            get
            {
                source.Cancel();
                return versions.Count;
            }
        }

        public HistoryVersion this[int index] => versions[index];

        public IEnumerator<HistoryVersion> GetEnumerator() => versions.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
