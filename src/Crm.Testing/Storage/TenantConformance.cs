using Crm.Storage;

namespace Crm.Testing.Storage;

/// <summary>Tenants are apart: nothing of one is read, counted, reached or written from another.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class TenantConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Fact]
    public async Task A_query_sees_one_tenant()
    {
        var south = await GivenSouthAsync();
        Add("account", ("name", "north"), ("industry", "steel"), ("revenue", 1));
        await SaveAsync();

        Assert.Equal(["north"], await NamesAsync("account", null));
        Assert.Equal(["south"], await ColumnAsync(new("account"), "name", south));
        Assert.Equal([["steel", 1L, 1m]], await GroupsAsync(new("account") { Keys = ["industry"], Measures = ["count", "sum revenue"] }));
        Assert.Empty(await RowsAsync(new("account"), NewScene("North")));
    }

    [Fact]
    public async Task Relations_stay_within_the_tenant()
    {
        var south = await GivenSouthAsync();
        var foreign = (Guid)(await ColumnAsync(new("account"), "id", south))[0]!;
        Add("deal", ("name", "d"), ("account", foreign), ("amount", 5));
        Add("project", ("title", "p"), ("account", foreign));
        await SaveAsync();

        Assert.Equal([null], await ColumnAsync(new("deal"), "account.name"));
        Assert.Equal([0L], await ColumnAsync(new("account"), "deals count", south));
        Assert.Equal([0L], await ColumnAsync(new("account"), "projects count", south));
        Assert.Empty(await RowsAsync(new("account", "deals any"), south));
        Assert.Empty(await RowsAsync(new("deal", "account.name = 'south'")));
    }

    [Fact]
    public async Task Another_tenants_record_cannot_be_written()
    {
        var id = Add("account", ("name", "north"));
        await SaveAsync();
        var change = Scene.Change("account", id, null, ("name", "taken"));
        var south = NewScene("south");

        await RefusedAsync(CrmErrors.Conflict, () => south.WriteAsync(Store, Clock.Now(), change));
        await RefusedAsync(CrmErrors.Conflict, () => south.WriteAsync(Store, Clock.Now(), Scene.Deletion("account", id)));
        Assert.Equal(["north"], await NamesAsync("account", null));
        Assert.Single(await Store.HistoryAsync(Model["account"], Scene.Tenant, id, CancellationToken.None));
    }

    [Fact]
    public async Task Unique_values_are_unique_within_a_tenant()
    {
        var south = await GivenSouthAsync();
        Add("account", ("name", "north"), ("externalId", "S-1"));
        await SaveAsync();

        Assert.Equal(["S-1"], await ColumnAsync(new("account"), "externalId", south));
        Assert.Equal(["S-1"], await ColumnAsync(new("account"), "externalId"));
    }

    private async Task<Scene> GivenSouthAsync()
    {
        var south = NewScene("south");
        south.Add("account", ("name", "south"), ("industry", "steel"), ("revenue", 10), ("externalId", "S-1"));
        await south.SaveAsync(Store);
        return south;
    }
}
