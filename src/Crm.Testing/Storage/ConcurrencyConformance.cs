using Crm.Records;
using Crm.Storage;

namespace Crm.Testing.Storage;

/// <summary>Sessions side by side: no change is lost, no query sees half a commit.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class ConcurrencyConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    private const int Writers = 4;
    private const int Changes = 10;

    [Fact]
    public async Task Of_changes_side_by_side_none_is_lost()
    {
        var id = Add("account", ("name", "a"), ("employees", 0));
        await SaveAsync();
        var sessions = Enumerable.Range(0, Writers).Select(_ => NewSession()).ToList();

        await Task.WhenAll(sessions.Select(session => Task.Run(async () =>
        {
            for (var done = 0; done < Changes;)
            {
                done += await AddOneAsync(session, id) ? 1 : 0;
            }
        })));

        Assert.Equal([[(long)Writers * Changes, 1L + (Writers * Changes)]], await RowsAsync(new("account") { Columns = ["employees", "version"] }));
        var history = await Store.HistoryAsync(Model["account"], Scene.Tenant, id, CancellationToken.None);
        Assert.Equal(1 + (Writers * Changes), history.Count);
        Assert.Single(history, v => v.EndRecorded == Time.Forever);
    }

    [Fact]
    public async Task A_query_never_sees_half_a_commit()
    {
        var from = Add("account", ("name", "from"), ("employees", 1_000));
        var to = Add("account", ("name", "to"), ("employees", 0));
        await SaveAsync();
        var (writer, reader) = (NewSession(), NewSession());
        using var source = new CancellationTokenSource();

        var reading = Task.Run(async () =>
        {
            var question = new Question("account") { Measures = ["sum employees"] };
            var queries = 0;
            while (!source.IsCancellationRequested || queries == 0)
            {
                Assert.Equal([[1_000L]], await reader.AggregateAsync(question.Groups(Model, Scene.Tenant), CancellationToken.None));
                queries++;
            }
        });
        for (var i = 1; i <= 40; i++)
        {
            var (take, give) = (Scene.Change("account", from, null, ("employees", 1_000 - i)), Scene.Change("account", to, null, ("employees", i)));
            await Scene.WriteAsync(writer, Clock.Now(), take with { ExpectedVersion = i, Row = Versioned(take, i + 1) }, give with { ExpectedVersion = i, Row = Versioned(give, i + 1) });
        }

        await source.CancelAsync();
        await reading;
    }

    private async Task<bool> AddOneAsync(ICrmStore session, Guid id)
    {
        var account = Model["account"];
        try
        {
            return await session.InTransactionAsync(
                async token =>
                {
                    var question = new Question("account", "id = $id") { Parameters = new Dictionary<string, object?> { ["id"] = id } };
                    var before = (await session.QueryAsync(question.Rows(Model, Scene.Tenant), token))[0];
                    var version = (long)before[EntityDefinition.VersionSlot]!;
                    var employees = account.AllFields.First(f => f.Name == "employees").Slot.Ordinal;
                    var after = RowFactory.With(account, before, ("employees", (long)before[employees]! + 1), ("version", version + 1));
                    var write = new RowWrite
                    {
                        Entity = account,
                        Kind = WriteKind.Update,
                        Id = id,
                        ExpectedVersion = version,
                        Row = after,
                        Changed = [EntityDefinition.VersionSlot, employees],
                        Effective = Clock.GetCurrentInstant(),
                        History = [new(Clock.GetCurrentInstant(), after)],
                    };
                    await session.WriteAsync(new(Scene.Tenant, Clock.GetCurrentInstant(), [write]), token);
                    return true;
                },
                CancellationToken.None);
        }
        catch (CrmException e) when (e.Code == CrmErrors.Conflict)
        {
            return false;
        }
    }

    private static object?[] Versioned(RowWrite write, long version)
    {
        object?[] row = [.. write.Row!];
        row[EntityDefinition.VersionSlot] = version;
        return row;
    }
}
