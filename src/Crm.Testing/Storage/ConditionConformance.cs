using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>Conditions on a record's own values; every comparison is true or false, with null it is false.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class ConditionConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Theory]
    [InlineData("employees = 5", "five")]
    [InlineData("employees != 5", "minus,none")]
    [InlineData("employees < 5", "minus")]
    [InlineData("employees <= 5", "five,minus")]
    [InlineData("employees > -3", "five")]
    [InlineData("employees >= -3", "five,minus")]
    [InlineData("not (employees = 5)", "minus,none")]
    [InlineData("not (employees != 5)", "five")]
    [InlineData("not (employees > -3)", "minus,none")]
    [InlineData("employees is null", "none")]
    [InlineData("employees is not null", "five,minus")]
    [InlineData("employees in (5, 6)", "five")]
    [InlineData("not (employees in (5, 6))", "minus,none")]
    [InlineData("revenue = 0.1", "five")]
    [InlineData("revenue > 0.0999", "five")]
    [InlineData("revenue < 0", "minus")]
    [InlineData("revenue in (0.1, -2.5)", "five,minus")]
    [InlineData("revenue != 0.1", "minus,none")]
    [InlineData("employees > 0 or revenue < 0", "five,minus")]
    [InlineData("employees < 10 and revenue < 0", "minus")]
    [InlineData("not (employees < 10 and revenue < 0)", "five,none")]
    [InlineData("not (employees > 0 or revenue is null)", "minus")]
    [InlineData("name = 'five' or (name = 'none' and employees is null)", "five,none")]
    [InlineData("true", "five,minus,none")]
    [InlineData("false", "")]
    [InlineData("createdAt = changedAt", "five,minus,none")]
    [InlineData("version = 1", "five,minus,none")]
    [InlineData("seats = 5", "five")]
    [InlineData("seats != 5", "minus,none")]
    [InlineData("seats <= -3", "minus")]
    [InlineData("not (seats > 0)", "minus,none")]
    [InlineData("seats is null", "none")]
    [InlineData("seats in (5, -3)", "five,minus")]
    [InlineData("credit = 0.1", "five")]
    [InlineData("credit < 0.1", "minus")]
    [InlineData("credit in (0.1, 0.2)", "five")]
    [InlineData("not (credit >= 0.1)", "minus,none")]
    [InlineData("vip", "five")]
    [InlineData("not (vip)", "minus,none")]
    [InlineData("vip = false", "minus")]
    [InlineData("vip != true", "minus,none")]
    [InlineData("tier = 'GOLD'", "five")]
    [InlineData("tier != 'gold'", "minus,none")]
    [InlineData("tier is null", "none")]
    [InlineData("code = 'Gold'", "five")]
    [InlineData("code = 'gold'", "")]
    [InlineData("industry = country", "five")]
    [InlineData("industry != country", "minus,none")]
    [InlineData("employees = seats", "five,minus")]
    [InlineData("employees != seats", "none")]
    [InlineData("revenue = credit", "five,minus")]
    [InlineData("revenue >= credit", "five,minus")]
    [InlineData("industry = tier", "minus")]
    public async Task Numbers_texts_and_booleans(string condition, string expected)
    {
        Add(
            "account", ("name", "five"), ("employees", 5), ("revenue", 0.1m), ("seats", 5), ("credit", 0.1m), ("vip", true), ("tier", "Gold"), ("code", "Gold"),
            ("industry", "Steel"), ("country", "STEEL"));
        Add(
            "account", ("name", "minus"), ("employees", -3), ("revenue", -2.5m), ("seats", -3), ("credit", -2.5m), ("vip", false), ("tier", "Silver"), ("code", "x"),
            ("industry", "SILVER"), ("country", "France"));
        Add("account", ("name", "none"));
        await SaveAsync();

        Assert.Equal(expected, string.Join(',', await NamesAsync("account", condition)));
    }

    [Theory]
    [InlineData("closeDate = 2017-03-31", "march")]
    [InlineData("closeDate > 2017-03-31", "april")]
    [InlineData("closeDate >= 2017-03-31", "march,april")]
    [InlineData("closeDate != 2017-03-31", "april,none")]
    [InlineData("closeDate in (2017-04-01, 2017-05-01)", "april")]
    [InlineData("closeDate is null", "none")]
    [InlineData("not (closeDate < 2017-04-01)", "april,none")]
    [InlineData("closedAt = 2017-03-31T12:00:00.000001Z", "march")]
    [InlineData("closedAt > 2017-03-31T12:00:00Z", "march,april")]
    [InlineData("closedAt > 2017-03-31T12:00:00.000001Z", "april")]
    [InlineData("closedAt <= 2017-03-31T12:00:00.000001Z", "march")]
    [InlineData("closedAt != 2017-04-01T00:00:00Z", "march,none")]
    [InlineData("amount.currency = 'EUR'", "march")]
    [InlineData("amount != amount.value", "april,none")]
    public async Task Dates_instants_and_money(string condition, string expected)
    {
        Add(
            "deal", ("name", "march"), ("closeDate", new LocalDate(2017, 3, 31)), ("closedAt", Instant.FromUtc(2017, 3, 31, 12, 0).PlusTicks(10)),
            ("amount", 5), ("amount.value", 5), ("amount.currency", "EUR"));
        Add(
            "deal", ("name", "april"), ("closeDate", new LocalDate(2017, 4, 1)), ("closedAt", Instant.FromUtc(2017, 4, 1, 0, 0)),
            ("amount", 5), ("amount.value", 6), ("amount.currency", "USD"));
        Add("deal", ("name", "none"));
        await SaveAsync();

        Assert.Equal(expected, string.Join(',', await NamesAsync("deal", condition)));
    }

    [Theory]
    [InlineData("renewal = 2017-03-31", "march")]
    [InlineData("renewal < 2017-04-01", "march")]
    [InlineData("not (renewal < 2017-04-01)", "april,none")]
    [InlineData("renewal in (2017-04-01)", "april")]
    [InlineData("renewal is null", "none")]
    [InlineData("seen_at > 2017-03-31T12:00:00Z", "march,april")]
    [InlineData("seen_at <= 2017-03-31T12:00:00.000001Z", "march")]
    [InlineData("seen_at = 2017-04-01T00:00:00Z", "april")]
    [InlineData("seen_at != 2017-04-01T00:00:00Z", "march,none")]
    [InlineData("renewal is not null and seen_at > 2017-03-31T13:00:00Z", "april")]
    public async Task Custom_dates_and_instants(string condition, string expected)
    {
        Add("account", ("name", "march"), ("renewal", new LocalDate(2017, 3, 31)), ("seen_at", Instant.FromUtc(2017, 3, 31, 12, 0).PlusTicks(10)));
        Add("account", ("name", "april"), ("renewal", new LocalDate(2017, 4, 1)), ("seen_at", Instant.FromUtc(2017, 4, 1, 0, 0)));
        Add("account", ("name", "none"));
        await SaveAsync();

        Assert.Equal(expected, string.Join(',', await NamesAsync("account", condition)));
    }

    [Fact]
    public async Task Ids_are_equal_or_not()
    {
        var parent = Add("account", ("name", "parent"));
        var child = Add("account", ("name", "child"), ("parent", parent), ("partner", parent));
        await SaveAsync();
        var parameters = new Dictionary<string, object?> { ["id"] = parent, ["ids"] = new[] { parent, child } };

        async Task Finds(string condition, params object?[] names) =>
            Assert.Equal(names, await ColumnAsync(new("account", condition) { Parameters = parameters }, "name"));

        await Finds("id = $id", "parent");
        await Finds("id != $id", "child");
        await Finds("id in $ids", "parent", "child");
        await Finds("id in $ids and name = 'child'", "child");
        await Finds("id = $id or name = 'child'", "parent", "child");
        await Finds("parent = $id", "child");
        await Finds("parent != $id", "parent");
        await Finds("parent is null", "parent");
        await Finds("partner = $id", "child");
        await Finds("partner in $ids", "child");
        await Finds("partner is null", "parent");
        await Finds("parent = partner", "child");
    }
}
