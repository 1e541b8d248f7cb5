using Crm.Records;
using Crm.Storage;

namespace Crm.Testing.Storage;

/// <summary>The versions of all records in one stream, and the mark that says how far a history has come.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class HistoryStreamConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Fact]
    public async Task All_versions_come_by_id_then_by_effect()
    {
        var ids = await FillAsync();
        var expected = new List<StoredVersion>();
        foreach (var id in ids)
        {
            expected.AddRange(await Store.HistoryAsync(Model["account"], Scene.Tenant, id, CancellationToken.None));
        }

        var all = await AllAsync();
        Assert.Equal(expected.Select(Text), all.Select(Text));
        Assert.Equal(5, all.Count);
    }

    [Fact]
    public async Task A_moment_leaves_out_what_took_effect_or_was_recorded_later()
    {
        var ids = await FillAsync();

        Assert.Equal([ids[0], ids[1]], (await AllAsync(new(Day(0)))).Select(Id));
        Assert.Equal([ids[0], ids[0], ids[1], ids[2]], (await AllAsync(new(Day(2)))).Select(Id));
        Assert.Equal([ids[0], ids[1], ids[2]], (await AllAsync(new(Day(2), Day(2)))).Select(Id));
        Assert.Equal(Day(3), (await AllAsync(new(Day(2), Day(2))))[0].EndRecorded);
        Assert.Empty(await AllAsync(new(Day(-1))));
    }

    [Fact]
    public async Task Another_tenants_versions_and_those_of_other_entities_are_none_of_it()
    {
        await FillAsync();
        var south = NewScene("south");
        south.Add("account", ("name", "s"));
        await south.SaveAsync(Store);
        Add("product", ("name", "p"));
        await SaveAsync();

        Assert.Equal(5, (await AllAsync()).Count);
        Assert.Empty(await AllAsync(entity: "audit"));
        Assert.Equal(new(0, 0, null, null), await Store.MarkHistoryAsync(Model["audit"], Scene.Tenant, CancellationToken.None));
        Assert.Equal(new(0, 0, null, null), await MarkAsync("user"));
    }

    [Fact]
    public async Task Dynamic_entities_have_streams_of_their_own()
    {
        var id = Add("project", ("title", "p"));
        await SaveAsync();

        Assert.Equal(id, Id(Assert.Single(await AllAsync(entity: "project"))));
        Assert.Equal(1, (await MarkAsync("project")).Versions);
        Assert.Empty(await AllAsync(entity: Model.Entities.First(e => e.IsDynamic && e.Name != "project").Name));
    }

    [Fact]
    public async Task Every_write_moves_the_mark_and_nothing_else_does()
    {
        var marks = new List<HistoryMark> { await MarkAsync() };
        var id = Add("account", ("name", "a"));
        await SaveAsync();
        marks.Add(await MarkAsync());
        await Scene.ChangeAsync(Store, "account", id, null, ("name", "b"));
        marks.Add(await MarkAsync());
        await Scene.DeleteAsync(Store, "account", id);
        marks.Add(await MarkAsync());
        Wait();
        await Scene.WriteAsync(Store, Clock.Now(), Scene.Insertion("account", id, ("name", "a")));
        marks.Add(await MarkAsync());

        Assert.Equal([new(0, 0, null, null), new(1, 0, Day(0), null), new(2, 1, Day(0), Day(0)), new(2, 2, Day(0), Day(0)), new HistoryMark(3, 2, Day(1), Day(0))], marks);
        Assert.Equal(marks[^1], await MarkAsync());
    }

    /// <summary>Three records: one changed for the past, one deleted, one that came later and changed.</summary>
    private async Task<Guid[]> FillAsync()
    {
        Guid[] first = [Add("account", ("name", "a")), Add("account", ("name", "b"))];
        await SaveAsync();
        Wait(2);
        var later = Add("account", ("name", "c"));
        await SaveAsync();
        Wait();
        await Scene.ChangeAsync(Store, "account", first[0], Day(1), ("name", "a2"));
        await Scene.ChangeAsync(Store, "account", later, null, ("name", "c2"));
        await Scene.DeleteAsync(Store, "account", first[1]);
        return [.. first, later];
    }

    private static Guid Id(StoredVersion version) => (Guid)version.Row[EntityDefinition.IdSlot]!;

    private static string Text(StoredVersion v) => FormattableString.Invariant($"{v.EffectiveFrom} {v.EffectiveTo} {v.RecordedFrom} {v.EndRecorded} {string.Join('|', v.Row)}");

    private ValueTask<HistoryMark> MarkAsync(string entity = "account") => Store.MarkHistoryAsync(Model[entity], Scene.Tenant, CancellationToken.None);

    private async Task<List<StoredVersion>> AllAsync(AsOf? until = null, string entity = "account")
    {
        var all = new List<StoredVersion>();
        await foreach (var version in Store.StreamHistoryAsync(Model[entity], Scene.Tenant, until, CancellationToken.None))
        {
            all.Add(version);
        }

        return all;
    }
}
