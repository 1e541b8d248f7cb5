namespace Crm.Testing.Storage;

/// <summary>Conditions over to-many relations, and roll-ups as conditions, columns and order.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class RelationConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Theory]
    [InlineData("deals any", "Acme,Bolt")]
    [InlineData("deals none", "Cove")]
    [InlineData("deals any (amount > 50)", "Acme")]
    [InlineData("deals all (amount > 50)", "Cove")]
    [InlineData("deals all (amount > 5)", "Acme,Cove")]
    [InlineData("deals none (amount > 50)", "Bolt,Cove")]
    [InlineData("deals any (amount is null)", "Bolt")]
    [InlineData("deals any (stage.kind = 'won' and amount > 50)", "Acme")]
    [InlineData("deals any (account.name = 'bolt')", "Bolt")]
    [InlineData("not (deals any (amount > 50))", "Bolt,Cove")]
    [InlineData("deals count = 0", "Cove")]
    [InlineData("deals count >= 2", "Acme")]
    [InlineData("deals count (stage.kind = 'won') = 1", "Acme")]
    [InlineData("deals sum(amount) = 110", "Acme")]
    [InlineData("deals sum(amount) = 0", "Bolt,Cove")]
    [InlineData("deals sum(amount, stage.kind = 'open') = 10", "Acme")]
    [InlineData("deals min(amount) = 10", "Acme")]
    [InlineData("deals max(amount) is null", "Bolt,Cove")]
    [InlineData("deals max(amount) != 100", "Bolt,Cove")]
    [InlineData("subsidiaries any (deals any (amount is null))", "Acme")]
    [InlineData("subsidiaries any (deals none)", "Bolt")]
    [InlineData("parent.deals any (amount > 50)", "Bolt")]
    [InlineData("parent.deals none (amount > 50)", "Acme,Cove")]
    [InlineData("parent.deals count = 2", "Bolt")]
    [InlineData("parent.parent.deals count = 2", "Cove")]
    [InlineData("partners any (name = 'cove')", "Acme")]
    [InlineData("partners none", "Bolt,Cove")]
    [InlineData("projects sum(budget) = 7.5", "Bolt")]
    [InlineData("projects any (title = 'ROOF')", "Bolt")]
    public async Task Conditions_look_at_related_records(string condition, string expected)
    {
        await GivenAsync();
        Assert.Equal(expected, string.Join(',', await NamesAsync("account", condition)));
    }

    [Fact]
    public async Task Rollups_are_columns()
    {
        await GivenAsync();
        var rows = await RowsAsync(new("account")
        {
            Columns =
            [
                "name", "deals count", "deals count (amount > 50)", "deals sum(amount)", "deals min(amount)", "deals max(createdAt)", "subsidiaries sum(employees)", "parent.deals count",
                "projects min(budget)",
            ],
        });

        Assert.Equal(["Acme", 2L, 1L, 110m, 10m, Start, 7L, 0L, null], rows[0]);
        Assert.Equal(["Bolt", 1L, 0L, 0m, null, Start, 0L, 2L, 2.5m], rows[1]);
        Assert.Equal(["Cove", 0L, 0L, 0m, null, null, 0L, 1L, null], rows[2]);
    }

    [Fact]
    public async Task Rollups_give_an_order()
    {
        await GivenAsync();
        Assert.Equal(["Cove", "Bolt", "Acme"], await ColumnAsync(new("account") { Order = ["deals count"] }, "name"));
        Assert.Equal(["Acme", "Bolt", "Cove"], await ColumnAsync(new("account") { Order = ["-deals sum(amount)"] }, "name"));
        Assert.Equal(["Bolt", "Acme", "Cove"], await ColumnAsync(new("account") { Order = ["-projects max(budget)"] }, "name"));
    }

    private async Task GivenAsync()
    {
        var acme = Add("account", ("name", "Acme"));
        var bolt = Add("account", ("name", "Bolt"), ("parent", acme), ("employees", 7));
        Add("account", ("name", "Cove"), ("parent", bolt), ("partner", acme));
        var won = Add("deal", ("name", "d1"), ("account", acme), ("amount", 100));
        Add("deal", ("name", "d2"), ("account", acme), ("amount", 10));
        Add("deal", ("name", "d3"), ("account", bolt));
        Add("deal", ("name", "d4"), ("amount", 1_000));
        Add("project", ("title", "Roof"), ("account", bolt), ("budget", 5));
        Add("project", ("title", "Wall"), ("account", bolt), ("budget", 2.5m));
        Add("project", ("title", "Lost"), ("budget", 99));
        await SaveAsync();
        await Scene.ChangeAsync(Store, "deal", won, null, ("stage", Scene.Stages["won"]));
    }
}
