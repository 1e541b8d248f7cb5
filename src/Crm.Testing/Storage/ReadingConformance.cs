using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>What was written comes back, and in which shape.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class ReadingConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Fact]
    public async Task A_fresh_database_is_empty() => Assert.Empty(await RowsAsync(new("account")));

    [Fact]
    public async Task Without_columns_every_slot_comes_back()
    {
        var owner = Ids.NextGuid();
        var id = Add(
            "account", ("name", "Ärzte GmbH"), ("industry", "SaaS"), ("employees", 1234), ("revenue", 5.25m), ("owner", owner), ("externalId", "A-1"), ("tier", "Gold"),
            ("vip", true), ("seats", 7), ("credit", -0.5m), ("renewal", new LocalDate(2017, 2, 28)), ("seen_at", Day(3)), ("partner", owner));
        await SaveAsync();

        Assert.Equal(Scene[id], Assert.Single(await RowsAsync(new("account"))));
    }

    [Fact]
    public async Task Missing_values_are_null()
    {
        var id = Add("account", ("name", "a"));
        await SaveAsync();

        var row = Assert.Single(await RowsAsync(new("account")));
        Assert.Equal(Scene[id], row);
        Assert.Equal([null, null, null, null, null], Assert.Single(await RowsAsync(new("account") { Columns = ["industry", "employees", "revenue", "parent", "credit"] })));
    }

    [Fact]
    public async Task Every_kind_of_slot_keeps_its_value()
    {
        Add("account", ("name", "a"));
        var deal = Add(
            "deal", ("name", "d"), ("stageSince", Day(1)), ("amount", 110), ("amount.value", 100), ("amount.currency", "EUR"), ("closeDate", new LocalDate(2017, 12, 31)));
        var user = Add("user", ("name", "u"), ("isActive", true));
        await SaveAsync();

        Assert.Equal(Scene[deal], Assert.Single(await RowsAsync(new("deal"))));
        Assert.Equal(Scene[user], Assert.Single(await RowsAsync(new("user"))));
    }

    [Fact]
    public async Task Plain_entities_are_read_alike()
    {
        var id = Add("audit", ("at", Day(1)), ("records", 3), ("payload", new string('x', 20_000)), ("digest", "d"));
        await SaveAsync();

        Assert.Equal(Scene[id], Assert.Single(await RowsAsync(new("audit", "records = 3"))));
    }

    [Fact]
    public async Task Columns_come_in_the_order_asked_for_even_twice()
    {
        Add("account", ("name", "Acme"), ("employees", 5), ("tier", "Gold"));
        await SaveAsync();

        Assert.Equal([5L, "Acme", "Gold", 5L], Assert.Single(await RowsAsync(new("account") { Columns = ["employees", "name", "tier", "employees"] })));
    }

    [Fact]
    public async Task Without_an_order_rows_come_as_they_were_made()
    {
        var ids = Enumerable.Range(0, 50).Select(_ => Add("account", ("name", "same"))).ToList();
        await SaveAsync();

        Assert.Equal(ids.Cast<object?>(), await ColumnAsync(new("account"), "id"));
        Assert.Equal(ids.Take(7).Cast<object?>(), await ColumnAsync(new("account") { Limit = 7 }, "id"));
    }

    [Fact]
    public async Task Rows_belong_to_whoever_asked()
    {
        Add("account", ("name", "a"));
        await SaveAsync();

        (await RowsAsync(new("account")))[0].AsSpan().Clear();
        Assert.Equal(["a"], await NamesAsync("account", null));
    }

    [Fact]
    public async Task Decimals_are_exact()
    {
        decimal[] values = [-Money.MaxAmount, -0.0001m, 0m, 0.0001m, 0.1m, 99_999_999_999.9999m, Money.MaxAmount];
        foreach (var value in values)
        {
            Add("account", ("name", "a"), ("revenue", value), ("credit", value));
        }

        await SaveAsync();
        Assert.Equal(values.Cast<object?>(), await ColumnAsync(new("account") { Order = ["revenue"] }, "revenue"));
        Assert.Equal(values.Cast<object?>(), await ColumnAsync(new("account") { Order = ["credit"] }, "credit"));
    }

    [Fact]
    public async Task Whole_numbers_have_64_bits()
    {
        long[] values = [long.MinValue, -1, 0, (1L << 53) + 1, long.MaxValue];
        foreach (var value in values)
        {
            Add("account", ("name", "a"), ("employees", value), ("seats", value));
        }

        await SaveAsync();
        Assert.Equal(values.Cast<object?>(), await ColumnAsync(new("account") { Order = ["employees"] }, "employees"));
        Assert.Equal(values.Cast<object?>(), await ColumnAsync(new("account") { Order = ["seats"] }, "seats"));
    }

    [Fact]
    public async Task Instants_are_kept_to_the_microsecond_and_dates_as_they_are()
    {
        Instant[] instants = [Time.Earliest, Instant.FromUtc(1969, 12, 31, 23, 59) + Duration.FromTicks(10), Day(0) + Duration.FromTicks(12_345_670), Time.Forever];
        LocalDate[] dates = [new(1900, 1, 1), new(2016, 2, 29), new(9998, 12, 31)];
        foreach (var instant in instants)
        {
            Add("deal", ("name", "d"), ("closedAt", instant));
            Add("account", ("name", "a"), ("seen_at", instant));
        }

        foreach (var date in dates)
        {
            Add("deal", ("name", "e"), ("closeDate", date));
            Add("account", ("name", "b"), ("renewal", date));
        }

        await SaveAsync();
        Assert.Equal(instants.Cast<object?>(), await ColumnAsync(new("deal", "name = 'd'") { Order = ["closedAt"] }, "closedAt"));
        Assert.Equal(instants.Cast<object?>(), await ColumnAsync(new("account", "name = 'a'") { Order = ["seen_at"] }, "seen_at"));
        Assert.Equal(dates.Cast<object?>(), await ColumnAsync(new("deal", "name = 'e'") { Order = ["closeDate"] }, "closeDate"));
        Assert.Equal(dates.Cast<object?>(), await ColumnAsync(new("account", "name = 'b'") { Order = ["renewal"] }, "renewal"));
    }

    [Fact]
    public async Task A_thousand_ids_can_be_asked_for()
    {
        var ids = Enumerable.Range(0, 1_200).Select(_ => Add("account", ("name", "a"))).ToList();
        await SaveAsync();
        var asked = ids.Skip(100).Take(CriteriaLimits.Default.ListItems).ToList();

        var question = new Question("account", "id in $ids") { Parameters = new Dictionary<string, object?> { ["ids"] = asked } };
        Assert.Equal(asked.Cast<object?>(), await ColumnAsync(question, "id"));
        Assert.Equal(ids.Except(asked).Cast<object?>(), await ColumnAsync(question with { Where = "not (id in $ids)" }, "id"));
    }
}
