using System.Globalization;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>Arithmetic at its edges: halves, limits, zero, missing values, the ends of months and of the calendar.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class ArithmeticConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Theory]
    [InlineData("credit + 1", "1.5", null, "2.5")]
    [InlineData("credit * credit", "0.0050", null, "0")]
    [InlineData("credit * credit", "0.0071", null, "0.0001")]
    [InlineData("credit * 0.5", "0.0001", null, "0.0001")]
    [InlineData("credit * 0.5", "-0.0001", null, "-0.0001")]
    [InlineData("credit / 2", "0.0003", null, "0.0002")]
    [InlineData("credit / 20000", "1", null, "0.0001")]
    [InlineData("credit / 20000", "0.9999", null, "0")]
    [InlineData("credit / -20000", "1", null, "-0.0001")]
    [InlineData("credit / 99999999999.9999", "4999999.9999", null, "0")]
    [InlineData("credit / 99999999999.9999", "5000000.0001", null, "0.0001")]
    [InlineData("credit / 3", "100000000000", null, "33333333333.3333")]
    [InlineData("credit / 0", "1", null, null)]
    [InlineData("credit / (credit - credit)", "7", null, null)]
    [InlineData("credit * 1000", "100000000000", null, "100000000000000")]
    [InlineData("credit * 1000 + 0.0001", "100000000000", null, null)]
    [InlineData("credit * 1000.0001", "100000000000", null, null)]
    [InlineData("credit * credit", "100000000000", null, null)]
    [InlineData("credit / 0.0001", "100000000000", null, null)]
    [InlineData("-(credit * -1000) - 0.0001", "100000000000", null, "99999999999999.9999")]
    [InlineData("round(credit)", "2.5", null, "3")]
    [InlineData("round(credit)", "-2.5", null, "-3")]
    [InlineData("round(credit, 2)", "0.0050", null, "0.01")]
    [InlineData("round(credit, -3)", "1499.9999", null, "1000")]
    [InlineData("round(credit, -9)", "500000000", null, "1000000000")]
    [InlineData("abs(credit)", "-0.0001", null, "0.0001")]
    [InlineData("credit + seats", null, 1L, null)]
    [InlineData("coalesce(credit, seats) / 4", null, 1L, "0.25")]
    [InlineData("coalesce(credit, seats, 5)", null, null, "5")]
    [InlineData("seats + 1", null, 99_999_999_999_999L, "100000000000000")]
    [InlineData("seats + 1", null, 100_000_000_000_000L, null)]
    [InlineData("seats - seats", null, long.MaxValue, null)]
    [InlineData("-seats", null, long.MinValue, null)]
    [InlineData("abs(seats)", null, long.MinValue, null)]
    [InlineData("seats * seats", null, 10_000_000L, "100000000000000")]
    [InlineData("seats * seats", null, 10_000_001L, null)]
    [InlineData("seats * seats * seats", null, 100_000_000_000_000L, null)]
    [InlineData("seats / 3", null, -2L, "-0.6667")]
    [InlineData("seats * 1.5", null, long.MaxValue, null)]
    [InlineData("round(seats, -1)", null, 15L, "20")]
    [InlineData("coalesce(seats, 0)", null, long.MaxValue, "9223372036854775807")]
    [InlineData("2 * 3 + seats", null, 1L, "7")]
    public async Task Numbers(string term, string? credit, long? seats, string? result)
    {
        Add("account", ("name", "a"), ("credit", credit is null ? null : decimal.Parse(credit, CultureInfo.InvariantCulture)), ("seats", seats));
        await SaveAsync();
        var value = (await RowsAsync(new("account") { Columns = [term] }))[0][0];
        Assert.Equal(result, value is null ? null : decimal.Parse($"{value}", CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture));
        var asked = result is null ? $"{term} is null and not ({term} > 0) and {term} != 1" : $"{term} = {result} and {term} is not null";
        Assert.Equal(["a"], await NamesAsync("account", asked));
    }

    [Theory]
    [InlineData("renewal + 1mo", "2017-01-31", "2017-02-28")]
    [InlineData("renewal - 1mo", "2016-03-31", "2016-02-29")]
    [InlineData("renewal + 1y", "2016-02-29", "2017-02-28")]
    [InlineData("renewal + 1q - 2w", "2017-11-30", "2018-02-14")]
    [InlineData("renewal + 365000d", "9000-01-01", null)]
    [InlineData("renewal - 1000y", "1999-12-31", null)]
    [InlineData("renewal + 1d", "9998-12-31", null)]
    [InlineData("renewal - 1d", "1000-01-01", null)]
    [InlineData("renewal - 1mo", "1000-01-31", null)]
    [InlineData("renewal - 2017-03-01", "2016-03-01", "-365")]
    [InlineData("9998-12-31 - renewal", "1000-01-01", "3286816")]
    [InlineData("(renewal + 30d - renewal) * 2", "2017-03-01", "60")]
    [InlineData("coalesce(renewal, 2017-01-01) + 1d", null, "2017-01-02")]
    public async Task Dates(string term, string? renewal, string? result)
    {
        Add("account", ("name", "a"), ("renewal", renewal is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(renewal).Value));
        await SaveAsync();
        var value = (await RowsAsync(new("account") { Columns = [term] }))[0][0];
        Assert.Equal(result, value is LocalDate date ? NodaTime.Text.LocalDatePattern.Iso.Format(date) : value is null ? null : $"{value}");
    }

    [Fact]
    public async Task Instants()
    {
        Add("account", ("name", "a"), ("seen_at", Instant.FromUtc(2017, 3, 1, 0, 0).PlusTicks(10)));
        Add("account", ("name", "b"), ("seen_at", Instant.FromUtc(1900, 1, 1, 0, 0)));
        await SaveAsync();
        var rows = await RowsAsync(new("account") { Columns = ["seen_at + 36h - 1min", "seen_at - 1min", "now - seen_at", "seen_at - 2017-03-01", "seen_at + 1000d - seen_at"], Order = ["name"] });
        Assert.Equal([Instant.FromUtc(2017, 3, 2, 11, 59).PlusTicks(10), Instant.FromUtc(2017, 2, 28, 23, 59).PlusTicks(10), 122m, 0m, 1_000m], rows[0]);
        Assert.Equal([Instant.FromUtc(1900, 1, 2, 11, 59), null, 42_915m, -42_793m, 1_000m], rows[1]);
    }

    [Fact]
    public async Task Related_records_are_added_up_and_divided()
    {
        var a = Add("account", ("name", "a"), ("credit", 10m));
        Add("account", ("name", "b"));
        Add("deal", ("name", "x"), ("account", a), ("amount", 3m));
        Add("deal", ("name", "y"), ("account", a), ("amount", 4.5m));
        await SaveAsync();
        var rows = await RowsAsync(new("account")
        {
            Columns = ["name", "deals sum(amount) / deals count", "deals sum(amount * 2 + account.credit)", "deals max(amount - account.credit)", "deals count * 2 - 1"],
            Order = ["-deals sum(amount) / deals count"],
        });
        Assert.Equal([["a", 3.75m, 35m, -5.5m, 3L], ["b", null, 0m, null, -1L]], rows);
        Assert.Equal(["a"], await NamesAsync("account", "deals sum(amount) / deals count >= 3.75 and credit > deals sum(amount)"));
        Assert.Equal([[2L, 15m, 6m]], await GroupsAsync(new("deal") { Keys = [], Measures = ["count", "sum amount * 2", "min amount + 3"] }));
        Assert.Equal([[0m, 1L], [10m, 1L]], await GroupsAsync(new("deal") { Keys = ["round(amount * 1.5, -1)"], Measures = ["count"] }));
    }

    [Fact]
    public async Task Texts_that_are_missing_have_another()
    {
        Add("account", ("name", "a"), ("tier", "Gold"), ("code", "Z"));
        Add("account", ("name", "b"));
        Add("account", ("name", "c"), ("tier", "NONE"));
        await SaveAsync();
        Assert.Equal([["Gold", "Z"], ["NoNe", "b-1"], ["NONE", "b-1"]], await RowsAsync(new("account") { Columns = ["coalesce(tier, 'NoNe')", "coalesce(code, 'b-1')"], Order = ["name"] }));
        Assert.Equal(["b", "c"], await ColumnAsync(new("account", "coalesce(tier, 'none') = 'nonE'") { Order = ["name"] }, "name"));
        Assert.Equal([["Gold", 1L], ["NONE", 2L]], await GroupsAsync(new("account") { Keys = ["coalesce(tier, 'NoNe')"], Measures = ["count"] }));
        Assert.Equal([["b"], ["c"]], await RowsAsync(new("account", "coalesce(tier, 'none') > 'gold'") { Columns = ["name"], Order = ["coalesce(tier, 'NoNe')", "name"] }));
    }
}
