namespace Crm.Testing.Storage;

/// <summary>Restrictions at the root and at every hop: nothing of a hidden record is seen by any way. Today's rights hold for the past too.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class RestrictionConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    private static readonly Dictionary<string, string> Hops = new() { ["account"] = "industry != 'secret'", ["deal"] = "name != 'secret'", ["user"] = "isActive" };

    [Fact]
    public async Task The_root_shows_only_what_may_be_seen()
    {
        Add("account", ("name", "open"), ("industry", "steel"), ("revenue", 1));
        Add("account", ("name", "hidden"), ("industry", "secret"), ("revenue", 2));
        await SaveAsync();
        var question = new Question("account") { Restriction = "industry != 'secret'" };

        Assert.Equal(["open"], await ColumnAsync(question, "name"));
        Assert.Equal(["open"], await ColumnAsync(question with { Where = "true or name = 'hidden'" }, "name"));
        Assert.Empty(await RowsAsync(question with { Where = "name = 'hidden'" }));
        Assert.Equal([[1L, 1m]], await GroupsAsync(question with { Measures = ["count", "sum revenue"] }));
        Assert.Equal([["steel", 1L]], await GroupsAsync(question with { Keys = ["industry"], Measures = ["count"] }));
        Assert.Empty(await RowsAsync(question with { Restriction = "false" }));
    }

    [Fact]
    public async Task A_hidden_reference_reads_as_null()
    {
        var (_, hidden) = await GivenAsync();
        var question = new Question("deal") { Hops = Hops };

        Assert.Equal(["Acme", null, null, "Acme"], await ColumnAsync(question, "account.name"));
        Assert.Equal([hidden], await ColumnAsync(new("deal", "name = 'two'"), "account"));
        Assert.Equal(["two", "three"], await ColumnAsync(question with { Where = "account.name is null" }, "name"));
        Assert.Empty(await RowsAsync(question with { Where = "account.name = 'hidden'" }));
        Assert.Equal(["one", "secret", "two", "three"], await ColumnAsync(question with { Order = ["account.name"] }, "name"));
        Assert.Equal([["Acme", 2L], [null, 2L]], await GroupsAsync(question with { Keys = ["account.name"], Measures = ["count"] }));
    }

    [Fact]
    public async Task Hidden_records_are_neither_counted_nor_found()
    {
        await GivenAsync();
        var question = new Question("account") { Hops = Hops };

        Assert.Equal([1L, 1L], await ColumnAsync(question, "deals count"));
        Assert.Equal([10m, 20m], await ColumnAsync(question, "deals sum(amount)"));
        Assert.Equal([10m, 20m], await ColumnAsync(question, "deals max(amount)"));
        Assert.Empty(await RowsAsync(question with { Where = "deals any (name = 'secret')" }));
        Assert.Equal(["Acme", "hidden"], await ColumnAsync(question with { Where = "deals all (name != 'secret')" }, "name"));
        Assert.Empty(await RowsAsync(question with { Where = "deals count > 1" }));
    }

    [Fact]
    public async Task Each_hop_of_a_path_is_restricted()
    {
        var gone = Add("user", ("name", "Gone"), ("isActive", false));
        var ann = Add("user", ("name", "Ann"), ("isActive", true));
        var seen = Add("account", ("name", "Acme"), ("owner", gone));
        var hidden = Add("account", ("name", "Bolt"), ("industry", "secret"), ("owner", ann));
        Add("deal", ("name", "one"), ("account", seen));
        Add("deal", ("name", "two"), ("account", hidden));
        await SaveAsync();

        var question = new Question("deal") { Hops = Hops };
        Assert.Equal([null, null], await ColumnAsync(question, "account.owner.name"));
        Assert.Equal([null, null], await ColumnAsync(question, "account.owner"));
        Assert.Equal([gone, ann], await ColumnAsync(new("deal"), "account.owner"));
        Assert.Equal([1L, 0L], await ColumnAsync(question, "account.deals count"));
        Assert.Equal([0L], await ColumnAsync(new("user", "name = 'Ann'") { Hops = Hops }, "accounts count"));
        Assert.Empty(await RowsAsync(new("user") { Where = "accounts any (deals any (name = 'two'))", Hops = Hops }));
    }

    [Fact]
    public async Task A_restriction_can_look_at_related_records()
    {
        await GivenAsync();
        var hops = new Dictionary<string, string> { ["account"] = "deals any (name = 'two')", ["deal"] = "account.industry = 'secret'" };

        Assert.Equal([null, "hidden", null, null], await ColumnAsync(new("deal") { Hops = hops }, "account.name"));
        Assert.Equal([0L, 1L], await ColumnAsync(new("account") { Hops = hops }, "deals count"));
        Assert.Equal(["two"], await ColumnAsync(new("deal") { Restriction = "account.industry = 'secret'" }, "name"));
    }

    [Fact]
    public async Task The_past_is_restricted_by_the_record_of_today()
    {
        var became = Add("account", ("name", "became secret"), ("industry", "steel"), ("revenue", 1));
        var was = Add("account", ("name", "was secret"), ("industry", "secret"), ("revenue", 2));
        var gone = Add("account", ("name", "gone"), ("industry", "steel"), ("revenue", 4));
        await SaveAsync();
        Wait();
        await Scene.ChangeAsync(Store, "account", became, null, ("industry", "secret"));
        await Scene.ChangeAsync(Store, "account", was, null, ("industry", "steel"));
        await Scene.DeleteAsync(Store, "account", gone);

        var then = new Question("account") { AsOf = new(Day(0)) };
        Assert.Equal(["became secret", "was secret", "gone"], await ColumnAsync(then, "name"));
        Assert.Equal(["was secret"], await ColumnAsync(then with { Restriction = "industry != 'secret'" }, "name"));
        Assert.Equal(["secret"], await ColumnAsync(then with { Restriction = "industry != 'secret'" }, "industry"));
        Assert.Equal(["was secret"], await ColumnAsync(then with { Restriction = "industry != 'secret'", Where = "industry = 'secret'" }, "name"));
        Assert.Equal(["became secret", "was secret", "gone"], await ColumnAsync(then with { Restriction = "true" }, "name"));
        Assert.Equal([[1L, 2m]], await GroupsAsync(then with { Restriction = "industry != 'secret'", Measures = ["count", "sum revenue"] }));
    }

    [Fact]
    public async Task Hops_into_the_past_are_restricted_by_the_records_of_today()
    {
        var became = Add("account", ("name", "became secret"), ("industry", "steel"));
        var was = Add("account", ("name", "was secret"), ("industry", "secret"));
        var gone = Add("account", ("name", "gone"), ("industry", "steel"));
        var one = Add("deal", ("name", "secret"), ("account", became), ("amount", 1));
        Add("deal", ("name", "two"), ("account", was), ("amount", 2));
        Add("deal", ("name", "three"), ("account", gone), ("amount", 4));
        await SaveAsync();
        Wait();
        await Scene.ChangeAsync(Store, "account", became, null, ("industry", "secret"), ("name", "x"));
        await Scene.ChangeAsync(Store, "account", was, null, ("industry", "steel"), ("name", "y"));
        await Scene.ChangeAsync(Store, "deal", one, null, ("name", "one"), ("account", was));
        await Scene.DeleteAsync(Store, "account", gone);

        var deals = new Question("deal") { AsOf = new(Day(0)), Hops = Hops };
        Assert.Equal([null, "was secret", null], await ColumnAsync(deals, "account.name"));
        Assert.Equal(["two"], await ColumnAsync(deals with { Where = "account.name is not null" }, "name"));
        Assert.Equal([["was secret", 2m], [null, 5m]], await GroupsAsync(deals with { Keys = ["account.name"], Measures = ["sum amount"] }));
        Assert.Equal([1m, 2m, 4m], await ColumnAsync(new("account") { AsOf = new(Day(0)), Hops = Hops }, "deals sum(amount)"));

        // The inner hops of a restriction look at today as well: of the three deals of then, two belong to an account of steel now.
        var inner = new Dictionary<string, string> { ["deal"] = "account.industry = 'steel'" };
        Assert.Equal([1L, 1L, 0L], await ColumnAsync(new("account") { AsOf = new(Day(0)), Hops = inner }, "deals count"));
        Assert.Equal(["secret", "two"], await ColumnAsync(new("deal") { AsOf = new(Day(0)), Restriction = "account.industry = 'steel'" }, "name"));
    }

    private async Task<(Guid Seen, Guid Hidden)> GivenAsync()
    {
        var seen = Add("account", ("name", "Acme"), ("industry", "steel"));
        var hidden = Add("account", ("name", "hidden"), ("industry", "secret"));
        Add("deal", ("name", "one"), ("account", seen), ("amount", 10));
        Add("deal", ("name", "two"), ("account", hidden), ("amount", 20));
        Add("deal", ("name", "three"), ("amount", 40));
        Add("deal", ("name", "secret"), ("account", seen), ("amount", 80));
        await SaveAsync();
        return (seen, hidden);
    }
}
