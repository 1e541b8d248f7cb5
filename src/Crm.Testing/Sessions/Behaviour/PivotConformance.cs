using Crm.Contacts;
using Crm.Queries;
using Crm.Reporting;
using Crm.Sales;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Pivots: every total is what a grouping without that key gives.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class PivotConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly string[] Measures = ["count as n", "sum(amount) as s", "avg(amount) as mean", "min(amount) as least", "max(closeDate) as latest", "count(amount > 50) as big"];

    [Fact]
    public async Task Cells_and_totals_by_hand()
    {
        await DealsAsync([("A", "Retail", 10, 1), ("A", "Retail", 30, 3), ("B", "Retail", 5, 1), ("C", null, 100, 3)]);
        var table = await Boss().Query<Deal>().PivotAsync(new() { Rows = ["account.industry"], Column = "closeDate by month", Measures = ["count", "avg(amount) as mean"] });
        Assert.Equal([new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 1)], table.Columns);
        Assert.Equal(["Retail: 2/7.5 1/30 = 3/15", ": 0/ 1/100 = 1/100"], table.Rows.Select(Text));
        Assert.Equal(": 2/7.5 2/65 = 4/36.25", Text(table.Total));
        Assert.Null(table.Rest);
    }

    [Fact]
    public async Task Empty_periods_are_filled_in_across_and_down()
    {
        await DealsAsync([("A", null, 10, 1), ("A", null, 30, 4)]);
        var query = Boss().Query<Deal>();
        var across = await query.PivotAsync(new() { Column = "closeDate by month", FillPeriods = true });
        Assert.Equal(["01", "02", "03", "04"], across.Columns.Select(c => $"{((LocalDate)c!).Month:00}"));
        Assert.Equal(": 1 0 0 1 = 2", Text(Assert.Single(across.Rows)));
        var down = await query.PivotAsync(new() { Rows = ["closeDate by month"], FillPeriods = true });
        Assert.Equal([1L, 0L, 0L, 1L], down.Rows.Select(r => r.Total[0]));
        Assert.Empty((await query.Where("false").PivotAsync(new() { Rows = ["closeDate by month"], FillPeriods = true })).Rows);
        Assert.Equal(2, (await query.PivotAsync(new() { Rows = ["closeDate by month"] })).Rows.Count);
    }

    [Fact]
    public async Task One_folded_text_is_one_row_however_its_cells_show_it()
    {
        await DealsAsync([("A", "steel", 1, 1), ("B", "Steel", 2, 2), ("C", "STEEL", 4, 3)]);
        var table = await Boss().Query<Deal>().PivotAsync(new() { Rows = ["account.industry"], Column = "closeDate by month", Measures = ["sum(amount) as s"] });
        Assert.Equal("STEEL: 1 2 4 = 7", Text(Assert.Single(table.Rows)));
        var turned = await Boss().Query<Deal>().PivotAsync(new() { Rows = ["closeDate by month"], Column = "account.industry" });
        Assert.Equal(["STEEL"], turned.Columns);
    }

    [Fact]
    public async Task The_greatest_rows_and_the_rest_together()
    {
        await DealsAsync([("A", "a", 10, 1), ("B", "b", 40, 1), ("C", "c", 30, 1), ("D", null, 2, 2)]);
        var table = await Boss().Query<Deal>().PivotAsync(new() { Rows = ["account.industry"], Column = "closeDate by month", Measures = ["count", "avg(amount) as mean"], Top = 2, TopBy = "mean" });
        Assert.Equal(["b: 1/40 0/ = 1/40", "c: 1/30 0/ = 1/30"], table.Rows.Select(Text));
        Assert.Equal(": 1/10 1/2 = 2/6", Text(table.Rest!));
        Assert.Equal(4L, table.Total.Total[0]);
        var shown = table.ToTable("Deals", keys: ReportKind.Month);
        Assert.Equal(["account.industry", "2026-01 count", "2026-01 mean", "2026-02 count", "2026-02 mean", "Total count", "Total mean"], shown.Columns.Select(c => c.Title));
        Assert.Equal(["b", "c", "Others"], shown.Rows.Select(r => r[0]));
        Assert.Equal(["Total", "3", "26.67", "1", "2", "4", "20.5"], shown.Total!.Select(v => ReportText.Of(v, ReportKind.Number)));
    }

    [Fact]
    public async Task What_is_too_large_or_not_right_is_refused()
    {
        await DealsAsync([("A", "a", 10, 1), ("B", "b", 40, 12)]);
        var query = Boss().Query<Deal>();
        await RefusedAsync(CrmErrors.Criteria, async () => await query.PivotAsync(new() { Rows = ["name"], MostRows = 1 }));
        await RefusedAsync(CrmErrors.Criteria, async () => await query.PivotAsync(new() { Column = "name", MostColumns = 1 }));
        await RefusedAsync(CrmErrors.Criteria, async () => await query.PivotAsync(new() { Column = "closeDate by month", MostColumns = 2, FillPeriods = true, Rows = ["name"] }));
        await RefusedAsync(CrmErrors.Criteria, async () => await query.PivotAsync(new() { Rows = ["name"], Top = 1, TopBy = "none" }));
        await RefusedAsync(CrmErrors.Criteria, async () => await query.PivotAsync(new() { Measures = [] }));
        foreach (var options in new PivotOptions[] { new() { Top = 0 }, new() { MostRows = 0 }, new() { MostColumns = 1_001 } })
        {
            await RefusedAsync(CrmErrors.Invalid, async () => await query.PivotAsync(options));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Totals_are_what_a_grouping_without_that_key_gives(int seed)
    {
        var random = new Random(seed);
        string?[] industries = [null, "Retail", "retail", "SaaS", "Steel"];
        await DealsAsync([.. Enumerable.Range(0, 40).Select(i => ($"A{i % 7}", industries[random.Next(5)], random.Next(3) == 0 ? (decimal?)null : random.Next(100), 1 + random.Next(12)))]);
        foreach (var query in new RecordQuery[] { Boss().Query<Deal>(), Boss().Query<Deal>().Where("amount > 20"), Boss().Query<Deal>().AsOf(Fixture.Clock.GetCurrentInstant()) })
        {
            foreach (var (rows, column) in new (string[], string)[] { (["account.industry"], "closeDate by quarter"), (["account.name", "account.industry"], "closeDate by month"), ([], "account.industry") })
            {
                var table = await query.PivotAsync(new() { Rows = rows, Column = column, Measures = Measures });
                Same(await query.GroupAsync(rows, Measures), rows.Length, table.Rows.Select(r => (r.Key, r.Total)));
                Same(await query.GroupAsync([column], Measures), 1, table.Columns.Select((c, i) => ((IReadOnlyList<object?>)[c], table.Total.Cells[i])));
                Same(await query.GroupAsync([], Measures), 0, [([], table.Total.Total)]);
                var cells = from row in table.Rows from i in Enumerable.Range(0, table.Columns.Count) where (long)row.Cells[i][0]! > 0 select (row.Key.Append(table.Columns[i]), row.Cells[i]);
                Same(await query.GroupAsync([.. rows, column], Measures), rows.Length + 1, cells.Select(c => ((IReadOnlyList<object?>)[.. c.Item1], c.Item2)));
            }
        }
    }

    private static void Same(IReadOnlyList<Row> groups, int keys, IEnumerable<(IReadOnlyList<object?> Key, IReadOnlyList<object?> Values)> table) =>
        Assert.Equal(groups.Select(g => Line(g.Values.Take(keys), g.Values.Skip(keys))), table.Select(t => Line(t.Key, t.Values)));

    /// <summary>Keys apart from case: which of several spellings a group shows depends on what is in it.</summary>
    private static string Line(IEnumerable<object?> key, IEnumerable<object?> values) =>
        $"{string.Join('/', key.Select(k => ReportText.Of(k))).ToUpperInvariant()}: {string.Join('/', values.Select(v => ReportText.Of(v)))}";

    private static string Text(PivotRow row) =>
        $"{string.Join('/', row.Key)}: {string.Join(' ', row.Cells.Select(Values))} = {Values(row.Total)}";

    private static string Values(IReadOnlyList<object?> values) => string.Join('/', values.Select(v => FormattableString.Invariant($"{v}")));

    private async Task DealsAsync((string Account, string? Industry, decimal? Amount, int Month)[] deals)
    {
        var crm = Boss();
        foreach (var (account, industry, amount, month) in deals)
        {
            var of = crm.Add(new Account { Name = account, Industry = industry });
            crm.Add(new Deal { Name = account, AccountId = of.Id, Amount = amount is { } value ? new Money(value, "EUR") : null, CloseDate = new LocalDate(2026, month, 15) });
        }

        await crm.SaveAsync();
    }
}
