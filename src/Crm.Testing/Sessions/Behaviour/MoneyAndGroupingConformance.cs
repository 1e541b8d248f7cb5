using Crm.Contacts;
using Crm.Sales;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Amounts in the base currency by dated rates; groups by periods of the tenant's zone and fiscal year.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class MoneyAndGroupingConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task An_amount_compares_sorts_and_sums_in_base_currency_at_the_rate_of_its_date()
    {
        await DealAsync("early", amount: new Money(100, "USD"), closes: new(2025, 12, 31));
        await DealAsync("late", amount: new Money(100, "USD"), closes: new(2026, 1, 1));
        await DealAsync("euro", amount: new Money(85, "EUR"));
        var crm = Boss();
        Assert.Equal(["early", "euro", "late"], (await crm.Query<Deal>().OrderBy("amount desc").PageAsync(5)).Rows.Select(r => r["name"]));
        Assert.Equal(2, await crm.Query<Deal>().Where("amount >= 85").CountAsync());
        var total = (await crm.Query<Deal>().GroupAsync([], ["sum(amount) as s", "avg(amount) as a", "min(amount) as l", "max(amount) as h", "sum(amount.value) as v"]))[0];
        Assert.Equal([255m, 85m, 80m, 90m, 285m], total.Values);
        Assert.Equal(["EUR/85", "USD/200"], (await crm.Query<Deal>().GroupAsync(["amount.currency"], ["sum(amount.value) as s"])).Select(r => FormattableString.Invariant($"{r.Values[0]}/{r.Values[1]:0.##}")));
    }

    [Fact]
    public async Task A_number_shows_the_same_digits_whatever_store_kept_it()
    {
        await DealAsync(amount: new Money(12_000.50m, "USD"));
        var row = (await Boss().Query<Deal>().Select("amount.value").PageAsync(1)).Rows.Single();
        Assert.Equal("12000.5", row.Get<decimal>("amount.value").ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_changed_date_takes_another_rate()
    {
        var deal = await DealAsync(amount: new Money(100, "USD"), closes: new(2026, 5, 1));
        await ChangeAsync(deal, d => d.CloseDate = new(2025, 5, 1));
        Assert.Equal(90m, (await Boss().GetAsync(deal))["amount"]);
    }

    [Theory]
    [InlineData("GBP")]
    [InlineData("USD")]
    public async Task Without_a_rate_the_amount_is_refused(string currency)
    {
        var crm = Boss();
        crm.Add(new Deal { Name = "x", Amount = new Money(1, currency), CloseDate = new LocalDate(2020, 1, 1) });
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Equal(("amount", "no_rate"), (error.Fields[0].Field, error.Fields[0].Code));
    }

    [Theory]
    [InlineData("closeDate by day", "2026-03-31:1 2026-04-01:2 2026-06-30:1 2027-03-31:1 :1")]
    [InlineData("closeDate by week", "2026-03-30:3 2026-06-29:1 2027-03-29:1 :1")]
    [InlineData("closeDate by month", "2026-03-01:1 2026-04-01:2 2026-06-01:1 2027-03-01:1 :1")]
    [InlineData("closeDate by quarter", "2026-01-01:1 2026-04-01:3 2027-01-01:1 :1")]
    [InlineData("closeDate by year", "2025-04-01:1 2026-04-01:4 :1")]
    public async Task Dates_are_gathered_by_periods_of_the_fiscal_year(string key, string expected)
    {
        foreach (var date in new LocalDate?[] { new(2026, 3, 31), new(2026, 4, 1), new(2026, 4, 1), new(2026, 6, 30), new(2027, 3, 31), null })
        {
            await DealAsync(closes: date);
        }

        var groups = await Boss().Query<Deal>().GroupAsync([key], ["count"]);
        Assert.Equal(expected, string.Join(' ', groups.Select(g => FormattableString.Invariant($"{(g.Values[0] as LocalDate?)?.ToString("uuuu-MM-dd", null)}:{g.Values[1]}"))));
    }

    [Fact]
    public async Task Instants_are_gathered_by_days_of_the_tenants_zone()
    {
        // Summer time in Berlin ends on 25 October 2026: its midnights are at 22:00, then at 23:00 UTC.
        foreach (var at in new[] { Instant.FromUtc(2026, 10, 24, 21, 59), Instant.FromUtc(2026, 10, 24, 22, 0), Instant.FromUtc(2026, 10, 25, 22, 59), Instant.FromUtc(2026, 10, 25, 23, 0) })
        {
            Fixture.Clock.Advance(at - Fixture.Clock.GetCurrentInstant());
            await AccountAsync();
        }

        var groups = await Boss().Query<Account>().GroupAsync(["createdAt by day"], ["count"]);
        Assert.Equal(["2026-10-24:1", "2026-10-25:2", "2026-10-26:1"], groups.Select(g => FormattableString.Invariant($"{((LocalDate)g.Values[0]!).ToString("uuuu-MM-dd", null)}:{g.Values[1]}")));
    }

    [Fact]
    public async Task Groups_by_paths_and_conditions_of_measures()
    {
        var (retail, none) = (await AccountAsync("A", industry: "Retail"), await AccountAsync("B"));
        await DealAsync("1", retail, amount: new Money(10, "EUR"));
        await DealAsync("2", retail, amount: new Money(20, "EUR"));
        await DealAsync("3", none, amount: new Money(5, "EUR"));
        await DealAsync("4");
        var groups = await Boss().Query<Deal>().GroupAsync(["account.industry", "stage.code"], ["count as n", "count(amount > 15) as big", "sum(amount, amount < 15) as small", "avg(amount) as mean"]);
        Assert.Equal(["Retail/new/2/1/10/15", "/new/2/0/5/5"], groups.Select(g => string.Join('/', g.Values.Select(v => FormattableString.Invariant($"{v:0.##}")))));
        Assert.Equal([0L, 0m, null, null], (await Boss().Query<Deal>().Where("false").GroupAsync([], ["count", "sum(amount)", "max(amount)", "avg(amount)"]))[0].Values);
        Assert.Empty(await Boss().Query<Deal>().Where("false").GroupAsync(["stage"], ["count"]));
    }
}
