using Crm.Criteria;
using Crm.Records;

namespace Crm.Testing.Storage;

/// <summary>Entities that plugins and tenants define: many in one table, all their values in JSON, asked about like any other.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class DynamicEntityConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Fact]
    public async Task Entities_of_one_table_are_apart()
    {
        var project = Add("project", ("title", "same"), ("budget", 1));
        var visit = Add("visit", ("title", "same"));
        await SaveAsync();

        Assert.Equal(Scene[project], Assert.Single(await RowsAsync(new("project"))));
        Assert.Equal([visit], await ColumnAsync(new("visit", "title = 'SAME'"), "id"));
        Assert.Equal([[1L]], await GroupsAsync(new("visit") { Measures = ["count"] }));
        Assert.Empty(await RowsAsync(new("visit", "id = $id") { Parameters = new Dictionary<string, object?> { ["id"] = project } }));
        await Scene.DeleteAsync(Store, "visit", visit);
        Assert.Single(await RowsAsync(new("project")));
    }

    [Fact]
    public async Task They_refer_to_other_entities_and_are_owned()
    {
        var user = Add("user", ("name", "Ann"));
        var acme = Add("account", ("name", "Acme"), ("owner", user));
        Add("project", ("title", "Roof"), ("account", acme), ("owner", user), ("budget", 9.5m));
        Add("project", ("title", "Wall"), ("budget", 10));
        await SaveAsync();

        Assert.Equal([["Roof", "Ann", "Acme", "Ann"], ["Wall", null, null, null]], await RowsAsync(new("project") { Columns = ["title", "owner.name", "account.name", "account.owner.name"] }));
        Assert.Equal(["Wall", "Roof"], await ColumnAsync(new("project") { Order = ["-budget"] }, "title"));
        Assert.Equal(["Roof"], await ColumnAsync(new("project", "account.owner.name = 'ann' and budget < 10"), "title"));
        Assert.Equal([["Acme", 9.5m], [null, 10m]], await GroupsAsync(new("project") { Keys = ["account.name"], Measures = ["sum budget"] }));
        Assert.Equal(["Acme"], await NamesAsync("account", "projects any (budget = 9.5)"));
    }

    [Fact]
    public async Task Their_fields_are_changed_and_removed()
    {
        var id = Add("project", ("title", "Roof"), ("budget", 1.5m));
        await SaveAsync();
        await Scene.ChangeAsync(Store, "project", id, null, ("title", "ROOF 2"), ("budget", null));

        Assert.Equal(Scene[id], Assert.Single(await RowsAsync(new("project", "title = 'roof 2' and budget is null"))));
        var custom = (CustomData)(await RowsAsync(new("project")))[0][EntityDefinition.CustomSlot]!;
        Assert.Equal(["title", "title__k"], custom.Entries.Select(e => e.Key));
    }

    [Fact]
    public async Task A_tenants_own_model_reads_the_same_records()
    {
        var own = Model.Extend([], [new("account", "shoe_size", ValueKind.Integer)]);
        var scene = new Scene(own, new("east"), Clock, Ids);
        scene.Add("account", ("name", "Acme"), ("shoe_size", 42), ("tier", "Gold"));
        await scene.SaveAsync(Store);

        Assert.Equal(["Acme"], await ColumnAsync(new("account", "tier = 'gold'"), "name", scene));
        var rows = await Store.QueryAsync(new Question("account", "shoe_size > 41") { Columns = ["name", "shoe_size"] }.Rows(own, scene.Tenant), CancellationToken.None);
        Assert.Equal(["Acme", 42L], Assert.Single(rows));
    }
}
