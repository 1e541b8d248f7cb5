using Crm.Records;
using Crm.Storage;

namespace Crm.Testing.Storage;

/// <summary>Inserts, updates and deletions: versions, unique values, all or nothing.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class WritingConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Fact]
    public async Task A_record_is_added_changed_and_deleted()
    {
        var id = Add("account", ("name", "a"), ("tier", "Gold"), ("revenue", 5));
        await SaveAsync();
        await Scene.ChangeAsync(Store, "account", id, null, ("name", "B"), ("tier", "Silver"), ("revenue", null));
        Assert.Equal(Scene[id], Assert.Single(await RowsAsync(new("account"))));
        Assert.Equal(2L, Scene[id][EntityDefinition.VersionSlot]);
        Assert.Equal(["B"], await NamesAsync("account", "name = 'b' and tier = 'SILVER'"));

        await Scene.DeleteAsync(Store, "account", id);
        Assert.Empty(await RowsAsync(new("account")));
    }

    [Fact]
    public async Task Others_stay_as_they_are()
    {
        var first = Add("account", ("name", "a"));
        var second = Add("account", ("name", "b"));
        await SaveAsync();
        await Scene.ChangeAsync(Store, "account", first, null, ("name", "c"));
        await Scene.DeleteAsync(Store, "account", first);

        Assert.Equal(Scene[second], Assert.Single(await RowsAsync(new("account"))));
    }

    [Fact]
    public async Task A_stale_change_is_refused()
    {
        var id = Add("account", ("name", "a"));
        await SaveAsync();
        var stale = Scene.Change("account", id, null, ("name", "stale"));
        var staleDeletion = Scene.Deletion("account", id);
        await Scene.ChangeAsync(Store, "account", id, null, ("name", "b"));

        await RefusedAsync(CrmErrors.Conflict, () => Scene.WriteAsync(Store, Clock.Now(), stale));
        await RefusedAsync(CrmErrors.Conflict, () => Scene.WriteAsync(Store, Clock.Now(), staleDeletion));
        Assert.Equal(Scene[id], Assert.Single(await RowsAsync(new("account"))));
        Assert.Equal(2, (await Store.HistoryAsync(Model["account"], Scene.Tenant, id, CancellationToken.None)).Count);
    }

    /// <summary>A derived value is written past version and history: who changes something else of the record meanwhile neither notices nor undoes it.</summary>
    [Fact]
    public async Task A_change_writes_what_it_names_and_leaves_the_rest()
    {
        var id = Add("account", ("name", "a"), ("industry", "x"));
        await SaveAsync();
        var meanwhile = Scene.Change("account", id, null, ("name", "b"));
        var derived = Scene.Change("account", id, null, ("industry", "y"));
        var version = Model["account"].Slots[Crm.Records.EntityDefinition.VersionSlot].Ordinal;
        await Scene.WriteAsync(Store, Clock.Now(), derived with { Changed = [.. derived.Changed.Where(o => o > version && o != Crm.Records.EntityDefinition.ChangedAtSlot)], History = [] });
        await Scene.WriteAsync(Store, Clock.Now(), meanwhile);

        var row = Assert.Single(await RowsAsync(new("account")));
        object? Read(string field) => Model["account"].AllFields.First(f => f.Name == field).Read(row);
        Assert.Equal(["b", "y", 2L], [Read("name"), Read("industry"), Read("version")]);
        Assert.Equal(2, (await Store.HistoryAsync(Model["account"], Scene.Tenant, id, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task What_is_not_there_can_be_neither_changed_nor_deleted()
    {
        var id = Add("account", ("name", "a"));
        await SaveAsync();
        var change = Scene.Change("account", id, null, ("name", "b"));
        var deletion = Scene.Deletion("account", id);
        await Scene.DeleteAsync(Store, "account", id);

        await RefusedAsync(CrmErrors.Conflict, () => Scene.WriteAsync(Store, Clock.Now(), change));
        await RefusedAsync(CrmErrors.Conflict, () => Scene.WriteAsync(Store, Clock.Now(), deletion));
    }

    [Fact]
    public async Task An_id_can_be_added_once()
    {
        var id = Add("account", ("name", "a"));
        await SaveAsync();

        await RefusedAsync(CrmErrors.Duplicate, () => Scene.WriteAsync(Store, Clock.Now(), NewScene("north").Insertion("account", id, ("name", "b"))));
        Assert.Equal(["a"], await NamesAsync("account", null));
    }

    [Fact]
    public async Task A_unique_value_is_taken_once_and_the_error_names_its_field()
    {
        Add("account", ("name", "a"), ("externalId", "X"));
        var other = Add("account", ("name", "b"), ("externalId", "Y"));
        await SaveAsync();

        var added = await RefusedAsync(CrmErrors.Duplicate, () => Scene.WriteAsync(Store, Clock.Now(), Scene.Insertion("account", Ids.NextGuid(), ("name", "c"), ("externalId", "X"))));
        Assert.Equal("externalId", Assert.Single(added.Fields).Field);
        var changed = await RefusedAsync(CrmErrors.Duplicate, () => Scene.WriteAsync(Store, Clock.Now(), Scene.Change("account", other, null, ("externalId", "X"))));
        Assert.Equal("externalId", Assert.Single(changed.Fields).Field);
        Assert.Equal(["X", "Y"], await ColumnAsync(new("account"), "externalId"));
    }

    [Fact]
    public async Task Unique_values_are_exact_and_may_be_missing_often()
    {
        Add("account", ("name", "a"), ("externalId", "X"));
        Add("account", ("name", "b"), ("externalId", "x"));
        Add("account", ("name", "c"));
        Add("account", ("name", "d"));
        await SaveAsync();

        Assert.Equal(4, (await RowsAsync(new("account"))).Count);
    }

    [Fact]
    public async Task A_unique_value_stays_with_its_record_and_is_free_once_given_up()
    {
        var first = Add("account", ("name", "a"), ("externalId", "X"));
        await SaveAsync();
        await Scene.ChangeAsync(Store, "account", first, null, ("name", "b"));
        await Scene.ChangeAsync(Store, "account", first, null, ("externalId", "Y"));
        var second = Add("account", ("name", "c"), ("externalId", "X"));
        await SaveAsync();

        var third = Ids.NextGuid();
        await Scene.WriteAsync(Store, Clock.Now(), Scene.Deletion("account", second), Scene.Insertion("account", third, ("name", "d"), ("externalId", "X")));
        Assert.Equal([first, third], await ColumnAsync(new("account"), "id"));
    }

    [Fact]
    public async Task A_batch_is_written_in_its_order()
    {
        var id = Ids.NextGuid();
        var insertion = Scene.Insertion("account", id, ("name", "a"));
        var change = Scene.Change("account", id, null, ("name", "b"));
        await Scene.WriteAsync(Store, Clock.Now(), insertion, change);
        Assert.Equal(["b"], await NamesAsync("account", null));

        await Scene.WriteAsync(Store, Clock.Now(), Scene.Deletion("account", id) with { ExpectedVersion = 2 }, Scene.Insertion("account", id, ("name", "c")));
        Assert.Equal(["c"], await NamesAsync("account", null));
    }

    [Fact]
    public async Task A_batch_is_all_or_nothing()
    {
        var id = Add("account", ("name", "a"));
        await SaveAsync();
        var added = Ids.NextGuid();
        RowWrite[] writes =
        [
            Scene.Insertion("account", added, ("name", "b")),
            Scene.Insertion("user", Ids.NextGuid(), ("name", "u")),
            Scene.Change("account", id, null, ("name", "c")),
            Scene.Change("account", id, null, ("name", "stale")) with { ExpectedVersion = 7 },
        ];

        await RefusedAsync(CrmErrors.Conflict, () => Scene.WriteAsync(Store, Clock.Now(), writes));
        Assert.Equal(["a"], await NamesAsync("account", null));
        Assert.Empty(await RowsAsync(new("user")));
        Assert.Empty(await Store.HistoryAsync(Model["account"], Scene.Tenant, added, CancellationToken.None));
        Assert.Single(await Store.HistoryAsync(Model["account"], Scene.Tenant, id, CancellationToken.None));
    }

    [Fact]
    public async Task Plain_entities_are_written_without_version_and_history()
    {
        var id = Add("audit", ("at", Day(1)), ("records", 1), ("payload", "p"), ("digest", "d"));
        await SaveAsync();
        await Scene.ChangeAsync(Store, "audit", id, null, ("payload", null));
        await Scene.ChangeAsync(Store, "audit", id, null, ("records", 2));
        Assert.Equal(Scene[id], Assert.Single(await RowsAsync(new("audit"))));

        await Scene.DeleteAsync(Store, "audit", id);
        Assert.Empty(await RowsAsync(new("audit")));
        Assert.Empty(await Store.HistoryAsync(Model["audit"], Scene.Tenant, id, CancellationToken.None));
    }

    [Fact]
    public async Task A_large_batch_is_written_like_a_small_one()
    {
        var ids = Enumerable.Range(0, 5_000).Select(i => Add("account", ("name", $"a{i}"), ("employees", i), ("tier", i % 2 == 0 ? "even" : "odd"))).ToList();
        await SaveAsync();

        Assert.Equal([[5_000L, 12_497_500L]], await GroupsAsync(new("account") { Measures = ["count", "sum employees"] }));
        Assert.Equal([ids[4_999]], await ColumnAsync(new("account", "tier = 'ODD'") { Order = ["-employees"], Limit = 1 }, "id"));
    }
}
