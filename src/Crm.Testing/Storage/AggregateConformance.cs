using Crm.Storage;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>Groups and their measures.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class AggregateConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    private static readonly string[] AllMeasures = ["count", "sum employees", "sum revenue", "min employees", "max revenue", "sum credit", "min seen_at", "max renewal", "sum seats"];

    [Fact]
    public async Task Of_nothing_there_is_one_group_without_keys_and_none_with_keys()
    {
        Assert.Equal([0L, 0L, 0m, null, null, 0m, null, null, 0L], Assert.Single(await GroupsAsync(new("account") { Measures = AllMeasures })));
        Assert.Empty(await GroupsAsync(new("account") { Keys = ["industry"], Measures = AllMeasures }));
    }

    [Fact]
    public async Task Measures_pass_over_missing_values()
    {
        Add("account", ("name", "a"), ("employees", 5), ("revenue", 0.1m), ("credit", 0.1m), ("seen_at", Day(2)), ("renewal", new LocalDate(2017, 2, 1)), ("seats", 2));
        Add("account", ("name", "b"), ("employees", -7), ("revenue", 0.2m), ("credit", 0.2m), ("seen_at", Day(1)), ("renewal", new LocalDate(2017, 1, 9)), ("seats", 40));
        Add("account", ("name", "c"));
        await SaveAsync();

        Assert.Equal(
            [3L, -2L, 0.3m, -7L, 0.2m, 0.3m, Day(1), new LocalDate(2017, 2, 1), 42L],
            Assert.Single(await GroupsAsync(new("account") { Measures = AllMeasures })));
    }

    [Fact]
    public async Task A_measure_can_have_a_condition_of_its_own()
    {
        Add("account", ("name", "a"), ("employees", 5), ("revenue", 10));
        Add("account", ("name", "b"), ("employees", 50), ("revenue", 20));
        Add("account", ("name", "c"), ("revenue", 40));
        await SaveAsync();

        Assert.Equal(
            [2L, 1L, 20m, 0m, null, 50L],
            Assert.Single(await GroupsAsync(new("account", "name != 'c'")
            {
                Measures = ["count", "count if employees > 10", "sum revenue if employees > 10", "sum revenue if employees > 99", "min revenue if employees > 99", "max employees if name = 'B'"],
            })));
    }

    [Fact]
    public async Task Folded_texts_group_by_their_key_and_show_the_least_text()
    {
        foreach (var text in new[] { "steel", "Steel", "STEEL", "\uff5e", "😀", "é", "e\u0301", "", null, null })
        {
            Add("account", ("name", "a"), ("industry", text), ("tier", text), ("revenue", 1));
        }

        await SaveAsync();
        object?[][] expected = [["", 1L, 1m], ["STEEL", 3L, 3m], ["e\u0301", 2L, 2m], ["\uff5e", 1L, 1m], ["😀", 1L, 1m], [null, 2L, 2m]];
        Assert.Equal(expected, await GroupsAsync(new("account") { Keys = ["industry"], Measures = ["count", "sum revenue"] }));
        Assert.Equal(expected, await GroupsAsync(new("account") { Keys = ["tier"], Measures = ["count", "sum revenue"] }));
    }

    [Fact]
    public async Task Exact_texts_numbers_and_booleans_group_as_they_are()
    {
        Add("account", ("name", "a"), ("externalId", "b"), ("code", "b"), ("vip", true), ("employees", 10), ("credit", 9.5m));
        Add("account", ("name", "a"), ("externalId", "B"), ("code", "B"), ("vip", false), ("employees", 9), ("credit", 10));
        Add("account", ("name", "a"), ("code", "b"), ("vip", true), ("employees", 9), ("credit", 10.0m));
        await SaveAsync();

        async Task Has(string key, params object?[][] groups) => Assert.Equal(groups, await GroupsAsync(new("account") { Keys = [key], Measures = ["count"] }));
        await Has("externalId", ["B", 1L], ["b", 1L], [null, 1L]);
        await Has("code", ["B", 1L], ["b", 2L]);
        await Has("vip", [false, 1L], [true, 2L]);
        await Has("employees", [9L, 2L], [10L, 1L]);
        await Has("credit", [9.5m, 1L], [10m, 2L]);
    }

    [Fact]
    public async Task Groups_of_several_keys_are_in_the_order_of_the_keys()
    {
        foreach (var (industry, country) in new[] { ("b", "x"), (null, "x"), ("a", null), ("a", "y"), ("B", "X"), (null, null) })
        {
            Add("account", ("name", "n"), ("industry", industry), ("country", country));
        }

        await SaveAsync();
        Assert.Equal(
            [["a", "y", 1L], ["a", null, 1L], ["B", "X", 2L], [null, "x", 1L], [null, null, 1L]],
            await GroupsAsync(new("account") { Keys = ["industry", "country"], Measures = ["count"] }));
    }

    [Fact]
    public async Task Groups_follow_paths_and_measure_rollups()
    {
        var user = Add("user", ("name", "Ann"));
        var acme = Add("account", ("name", "Acme"), ("owner", user));
        var bolt = Add("account", ("name", "Bolt"));
        Add("deal", ("name", "1"), ("account", acme), ("amount", 5));
        Add("deal", ("name", "2"), ("account", acme), ("amount", 7));
        Add("deal", ("name", "3"), ("account", bolt), ("amount", 1));
        Add("deal", ("name", "4"), ("amount", 100));
        await SaveAsync();

        Assert.Equal(
            [["Acme", 12m, user], ["Bolt", 1m, null], [null, 100m, null]],
            (await GroupsAsync(new("deal") { Keys = ["account.name", "account.owner"], Measures = ["sum amount"] })).Select(g => new[] { g[0], g[2], g[1] }));
        Assert.Equal([["Ann", 2L, 12m, 5m], [null, 1L, 1m, 1m]], await GroupsAsync(new("account")
        {
            Keys = ["owner.name"],
            Measures = ["sum deals count", "sum deals sum(amount)", "min deals min(amount)"],
        }));
    }

    [Fact]
    public async Task Dates_are_gathered_into_periods()
    {
        LocalDate?[] dates = [new(2016, 12, 31), new(2017, 1, 1), new(2017, 1, 31), new(2017, 2, 1), new(2017, 5, 5), null];
        foreach (var date in dates)
        {
            Add("deal", ("name", "d"), ("closeDate", date));
            Add("account", ("name", "a"), ("renewal", date));
        }

        await SaveAsync();
        var months = new Bucket([new LocalDate(2017, 1, 1), new LocalDate(2017, 2, 1), new LocalDate(2017, 3, 1)]);
        object?[][] expected = [[new LocalDate(2017, 1, 1), 2L], [new LocalDate(2017, 2, 1), 1L], [new LocalDate(2017, 3, 1), 1L], [null, 2L]];
        Assert.Equal(expected, await GroupsAsync(new("deal") { Keys = ["closeDate"], Bucket = months, Measures = ["count"] }));
        Assert.Equal(expected, await GroupsAsync(new("account") { Keys = ["renewal"], Bucket = months, Measures = ["count"] }));
        Assert.Equal(
            [[new LocalDate(2017, 1, 1), 4L], [null, 2L]],
            await GroupsAsync(new("deal") { Keys = ["closeDate"], Bucket = new([new LocalDate(2017, 1, 1)]), Measures = ["count"] }));
        Assert.Equal([[null, 6L]], await GroupsAsync(new("deal") { Keys = ["closeDate"], Bucket = new([]), Measures = ["count"] }));
    }

    [Fact]
    public async Task Instants_are_gathered_into_periods()
    {
        Instant?[] instants = [Day(1).PlusTicks(-10), Day(1), Day(2).PlusTicks(-10), Day(2), null];
        foreach (var instant in instants)
        {
            Add("deal", ("name", "d"), ("closedAt", instant));
        }

        await SaveAsync();
        Assert.Equal(
            [[Day(1), 2L], [Day(2), 1L], [null, 2L]],
            await GroupsAsync(new("deal") { Keys = ["closedAt"], Bucket = new([Day(1), Day(2)]), Measures = ["count"] }));
    }
}
