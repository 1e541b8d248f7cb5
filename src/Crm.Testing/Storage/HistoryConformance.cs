using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>What history keeps of a record.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class HistoryConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Fact]
    public async Task A_new_record_has_one_open_version()
    {
        var id = Add("account", ("name", "a"), ("tier", "Gold"), ("revenue", 0.5m));
        await SaveAsync();

        Expect(await HistoryAsync(id), (Day(0), Time.Forever, Day(0), Time.Forever));
        Assert.Equal(Scene[id], (await HistoryAsync(id))[0].Row);
    }

    [Fact]
    public async Task A_change_ends_the_version_in_force_and_begins_another()
    {
        var id = Add("account", ("name", "a"));
        await SaveAsync();
        var first = Scene[id];
        Wait(3);
        await Scene.ChangeAsync(Store, "account", id, Day(2), ("name", "b"));

        var history = await HistoryAsync(id);
        Expect(history, (Day(0), Day(2), Day(0), Day(3)), (Day(2), Time.Forever, Day(3), Time.Forever));
        Assert.Equal(first, history[0].Row);
        Assert.Equal(Scene[id], history[1].Row);
    }

    [Fact]
    public async Task A_deletion_ends_the_version_in_force()
    {
        var id = Add("account", ("name", "a"));
        await SaveAsync();
        Wait();
        await Scene.DeleteAsync(Store, "account", id);

        Expect(await HistoryAsync(id), (Day(0), Day(1), Day(0), Day(1)));
    }

    [Fact]
    public async Task A_record_that_comes_back_goes_on_with_its_history()
    {
        var id = Add("account", ("name", "a"));
        await SaveAsync();
        Wait();
        await Scene.DeleteAsync(Store, "account", id);
        Wait();
        await Scene.WriteAsync(Store, Clock.Now(), Scene.Insertion("account", id, ("name", "a")));

        Expect(await HistoryAsync(id), (Day(0), Day(1), Day(0), Day(1)), (Day(2), Time.Forever, Day(2), Time.Forever));
        Assert.Single(await RowsAsync(new("account")));
        Assert.Empty(await RowsAsync(new("account") { AsOf = new(Day(1)) }));
    }

    [Fact]
    public async Task An_import_can_bring_several_versions_at_once()
    {
        Wait(10);
        var id = Ids.NextGuid();
        var insertion = Scene.Insertion("account", id, ("name", "now"));
        object?[] Named(string name) => RowFactory.With(Model["account"], insertion.Row!, ("name", name));
        await Scene.WriteAsync(
            Store, Clock.Now(), insertion with { Effective = Day(1), History = [new(Day(1), Named("one")), new(Day(3), Named("two")), new(Day(5), insertion.Row!)] });

        Expect(
            await HistoryAsync(id),
            (Day(1), Day(3), Day(10), Day(10)),
            (Day(3), Day(5), Day(10), Day(10)),
            (Day(5), Time.Forever, Day(10), Time.Forever));
        Assert.Equal(["two"], await ColumnAsync(new("account") { AsOf = new(Day(4)) }, "name"));
        Assert.Equal(["now"], await ColumnAsync(new("account") { AsOf = new(Day(5)) }, "name"));
        Assert.Empty(await RowsAsync(new("account") { AsOf = new(Day(4), Day(9)) }));
    }

    [Fact]
    public async Task A_change_can_bring_several_versions_at_once()
    {
        var id = Add("account", ("name", "zero"));
        await SaveAsync();
        Wait(10);
        var change = Scene.Change("account", id, Day(2), ("name", "two"));
        await Scene.WriteAsync(Store, Clock.Now(), change with { History = [new(Day(2), RowFactory.With(Model["account"], change.Row!, ("name", "one"))), new(Day(4), change.Row!)] });

        Expect(
            await HistoryAsync(id),
            (Day(0), Day(2), Day(0), Day(10)),
            (Day(2), Day(4), Day(10), Day(10)),
            (Day(4), Time.Forever, Day(10), Time.Forever));
        Assert.Equal(["zero"], await ColumnAsync(new("account") { AsOf = new(Day(3), Day(9)) }, "name"));
        Assert.Equal(["one"], await ColumnAsync(new("account") { AsOf = new(Day(3)) }, "name"));
    }

    [Fact]
    public async Task A_derived_change_makes_no_version()
    {
        var id = Add("account", ("name", "a"), ("employees", 1));
        await SaveAsync();
        Wait();
        var change = Scene.Change("account", id, null, ("employees", 2));
        var row = change.Row!;
        row[EntityDefinition.VersionSlot] = 1L;
        await Scene.WriteAsync(Store, Clock.Now(), change with { History = [] });

        Expect(await HistoryAsync(id), (Day(0), Time.Forever, Day(0), Time.Forever));
        Assert.Equal([2L], await ColumnAsync(new("account"), "employees"));
        Assert.Equal([1L], await ColumnAsync(new("account") { AsOf = new(Day(1)) }, "employees"));
    }

    [Fact]
    public async Task History_alone_can_be_written()
    {
        var id = Ids.NextGuid();
        await Scene.WriteAsync(Store, Clock.Now(), Scene.Insertion("account", id, ("name", "a")) with { HistoryOnly = true });
        Assert.Empty(await RowsAsync(new("account")));
        Expect(await HistoryAsync(id), (Day(0), Time.Forever, Day(0), Time.Forever));

        Wait();
        await Scene.WriteAsync(Store, Clock.Now(), Scene.Change("account", id, null, ("name", "b")) with { HistoryOnly = true });
        Wait();
        await Scene.WriteAsync(Store, Clock.Now(), Scene.Deletion("account", id) with { HistoryOnly = true });
        Expect(await HistoryAsync(id), (Day(0), Day(1), Day(0), Day(1)), (Day(1), Day(2), Day(1), Day(2)));
    }

    [Fact]
    public async Task Dynamic_records_have_a_history_too()
    {
        var id = Add("project", ("title", "a"), ("budget", 1));
        await SaveAsync();
        Wait();
        await Scene.ChangeAsync(Store, "project", id, null, ("budget", 2));

        var history = await Store.HistoryAsync(Model["project"], Scene.Tenant, id, CancellationToken.None);
        Expect(history, (Day(0), Day(1), Day(0), Day(1)), (Day(1), Time.Forever, Day(1), Time.Forever));
        Assert.Equal(Scene[id], history[1].Row);
        Assert.Equal([1m], await ColumnAsync(new("project") { AsOf = new(Day(0)) }, "budget"));
        Assert.Empty(await RowsAsync(new("visit") { AsOf = new(Day(0)) }));
    }

    [Fact]
    public async Task A_record_nobody_wrote_has_no_history()
    {
        var id = Add("account", ("name", "a"));
        await SaveAsync();

        Assert.Empty(await HistoryAsync(Ids.NextGuid()));
        Assert.Empty(await Store.HistoryAsync(Model["account"], new("south"), id, CancellationToken.None));
        Assert.Empty(await Store.HistoryAsync(Model["user"], Scene.Tenant, id, CancellationToken.None));
    }

    private ValueTask<IReadOnlyList<StoredVersion>> HistoryAsync(Guid id) => Store.HistoryAsync(Model["account"], Scene.Tenant, id, CancellationToken.None);

    private static void Expect(IReadOnlyList<StoredVersion> history, params (Instant EffectiveFrom, Instant EffectiveTo, Instant RecordedFrom, Instant EndRecorded)[] expected) =>
        Assert.Equal(expected, history.Select(v => (v.EffectiveFrom, v.EffectiveTo, v.RecordedFrom, v.EndRecorded)));
}
