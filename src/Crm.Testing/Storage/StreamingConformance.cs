namespace Crm.Testing.Storage;

/// <summary>Rows one after the other, and work that is cancelled.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class StreamingConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Theory]
    [InlineData(null)]
    [InlineData("-employees")]
    public async Task A_stream_gives_the_rows_of_the_query(string? order)
    {
        await GivenAsync(500);
        var question = new Question("account", "employees > 100") { Order = order is null ? [] : [order], Columns = ["id", "name"], Limit = 300 };

        Assert.Equal(await RowsAsync(question), await StreamAsync(question, int.MaxValue));
    }

    [Fact]
    public async Task A_stream_can_be_left_early_and_the_session_goes_on()
    {
        await GivenAsync(50);

        Assert.Equal(3, (await StreamAsync(new("account"), 3)).Count);
        Assert.Equal(50, (await RowsAsync(new("account"))).Count);
        Add("account", ("name", "more"));
        await SaveAsync();
        Assert.Equal(51, (await StreamAsync(new("account"), int.MaxValue)).Count);
    }

    [Fact]
    public async Task A_stream_reads_the_past_too()
    {
        await GivenAsync(3);

        Assert.Equal(3, (await StreamAsync(new("account") { AsOf = new(Day(0)) }, int.MaxValue)).Count);
        Assert.Empty(await StreamAsync(new("account") { AsOf = new(Day(-1)) }, int.MaxValue));
    }

    [Fact]
    public async Task A_stream_can_be_cancelled()
    {
        await GivenAsync(5_000);
        using var source = new CancellationTokenSource();
        var rows = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in Store.StreamAsync(new Question("account").Rows(Model, Scene.Tenant), source.Token))
            {
                if (++rows == 10)
                {
                    await source.CancelAsync();
                }
            }
        });
        Assert.InRange(rows, 10, 4_999);
        Assert.Equal([[5_000L]], await GroupsAsync(new("account") { Measures = ["count"] }));
    }

    [Fact]
    public async Task Nothing_begins_once_cancelled()
    {
        await GivenAsync(1);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var question = new Question("account") { Measures = ["count"] };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.QueryAsync(question.Rows(Model, Scene.Tenant), source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.AggregateAsync(question.Groups(Model, Scene.Tenant), source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.HistoryAsync(Model["account"], Scene.Tenant, Ids.NextGuid(), source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ClaimEventsAsync(Model["outbox"], "one", Day(0), Day(1), 1, source.Token));
    }

    private async Task GivenAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Add("account", ("name", "a"), ("employees", i));
        }

        await SaveAsync();
    }

    private async Task<List<object?[]>> StreamAsync(Question question, int most)
    {
        var rows = new List<object?[]>();
        await foreach (var row in Store.StreamAsync(question.Rows(Model, Scene.Tenant), CancellationToken.None))
        {
            rows.Add(row);
            if (rows.Count == most)
            {
                break;
            }
        }

        return rows;
    }
}
