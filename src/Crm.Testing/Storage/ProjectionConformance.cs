namespace Crm.Testing.Storage;

/// <summary>To-one paths as columns, conditions and order; dangling and hidden references read as null.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class ProjectionConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Fact]
    public async Task Paths_lead_across_three_references()
    {
        var unit = Add("unit", ("name", "EMEA"));
        var team = Add("team", ("name", "Red"), ("unit", unit));
        var user = Add("user", ("name", "Ann"), ("team", team));
        var account = Add("account", ("name", "Acme"), ("owner", user), ("tier", "Gold"), ("credit", 2.5m));
        Add("deal", ("name", "big"), ("account", account));
        Add("deal", ("name", "stray"));
        await SaveAsync();

        var rows = await RowsAsync(new("deal")
        {
            Columns = ["name", "account.name", "account", "account.owner.team.name", "account.tier", "account.credit", "stage.kind", "account.parent.name"],
        });
        Assert.Equal(["big", "Acme", account, "Red", "Gold", 2.5m, "open", null], rows[0]);
        Assert.Equal(["stray", null, null, null, null, null, "open", null], rows[1]);
        Assert.Equal(["EMEA", null], (await RowsAsync(new("account") { Columns = ["owner.team.unit.name", "parent.owner.team.name"] }))[0]);
    }

    [Fact]
    public async Task Conditions_and_order_follow_paths()
    {
        var b = Add("account", ("name", "B"), ("employees", 10));
        var a = Add("account", ("name", "a"), ("parent", b));
        Add("deal", ("name", "one"), ("account", b));
        Add("deal", ("name", "two"), ("account", a));
        Add("deal", ("name", "three"));
        await SaveAsync();

        Assert.Equal(["one"], await NamesAsync("deal", "account.name = 'b'"));
        Assert.Equal(["two", "three"], await NamesAsync("deal", "account.name != 'b'"));
        Assert.Equal(["two"], await NamesAsync("deal", "account.parent.employees >= 10"));
        Assert.Equal(["one", "three"], await NamesAsync("deal", "account.parent.name is null"));
        Assert.Equal(["one", "three"], await NamesAsync("deal", "not (account.parent.employees >= 10)"));
        Assert.Equal(["two", "one", "three"], await ColumnAsync(new("deal") { Order = ["account.name"] }, "name"));
        Assert.Equal(["one", "two", "three"], await ColumnAsync(new("deal") { Order = ["-account.name"] }, "name"));
        Assert.Equal(["one", "two", "three"], await ColumnAsync(new("deal") { Order = ["account.employees"] }, "name"));
    }

    [Fact]
    public async Task A_reference_to_nothing_reads_as_null_beyond_itself()
    {
        var gone = Ids.NextGuid();
        Add("deal", ("name", "dangling"), ("account", gone));
        await SaveAsync();

        Assert.Equal([null, null], Assert.Single(await RowsAsync(new("deal") { Columns = ["account.name", "account.owner.name"] })));
        Assert.Equal(["dangling"], await NamesAsync("deal", "account.name is null and account.name != 'x'"));
    }

    [Fact]
    public async Task A_custom_reference_is_a_path_like_any_other()
    {
        var partner = Add("account", ("name", "Partner"), ("tier", "Gold"));
        Add("account", ("name", "Acme"), ("partner", partner));
        await SaveAsync();

        Assert.Equal([null, "Partner"], await ColumnAsync(new("account"), "partner.name"));
        Assert.Equal([null, partner], await ColumnAsync(new("account"), "partner"));
        Assert.Equal(["Acme"], await NamesAsync("account", "partner.tier = 'GOLD'"));
        Assert.Equal(["Acme", "Partner"], await ColumnAsync(new("account") { Order = ["partner.name"] }, "name"));
    }

    [Fact]
    public async Task A_record_can_lead_to_itself()
    {
        var self = Add("account", ("name", "Self"));
        await SaveAsync();
        await Scene.ChangeAsync(Store, "account", self, null, ("parent", self));

        Assert.Equal(["Self", "Self"], Assert.Single(await RowsAsync(new("account") { Columns = ["parent.name", "parent.parent.parent.name"] })));
        Assert.Equal(["Self"], await NamesAsync("account", "subsidiaries any (name = 'self' and parent.name = 'self')"));
    }
}
