using Crm.Criteria;
using Crm.Sales;
using Crm.Tests.Shared;
using NodaTime;

namespace Crm.Tests.Forecasts;

public sealed class FiscalPeriodTests
{
    private static readonly TimeUnit[] Units = [TimeUnit.Month, TimeUnit.Quarter, TimeUnit.Year];

    [Fact]
    public void Every_day_lies_in_the_period_that_contains_it_and_the_next_begins_where_it_ends() => Law.Holds(300, seed =>
    {
        var random = new Random(seed);
        var (day, start, unit) = (new LocalDate(1950, 1, 1).PlusDays(random.Next(50_000)), random.Next(1, 13), Units[random.Next(3)]);
        var period = FiscalPeriod.Containing(day, unit, start);
        var (first, last) = period.Days(start);
        Assert.True(first <= day && day <= last);
        Assert.Equal(last.PlusDays(1), period.Next.Days(start).First);
        Assert.Equal(period, FiscalPeriod.Parse(period.ToString()));
        Assert.Equal(period.Next, FiscalPeriod.Containing(last.PlusDays(1), unit, start));
        Assert.Equal(first, FiscalPeriod.Containing(first, TimeUnit.Year, start).Days(start).First.PlusMonths((period.Number - 1) * (unit == TimeUnit.Month ? 1 : 3)));
    });

    [Theory]
    [InlineData("2026-Q4", "2027-01-01", "2027-03-31")]
    [InlineData("2026-M01", "2026-04-01", "2026-04-30")]
    [InlineData("2026-M12", "2027-03-01", "2027-03-31")]
    [InlineData("2026", "2026-04-01", "2027-03-31")]
    public void A_fiscal_year_that_begins_in_April_is_named_after_that_year(string text, string first, string last)
    {
        var days = FiscalPeriod.Parse(text).Days(4);
        Assert.Equal((first, last), ($"{days.First:uuuu-MM-dd}", $"{days.Last:uuuu-MM-dd}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-M00")]
    [InlineData("2026-M13")]
    [InlineData("2026-m01")]
    [InlineData("1900")]
    [InlineData("9991")]
    [InlineData("+026")]
    [InlineData("2026-Q 1")]
    [InlineData("٢٠٢٦")]
    public void What_is_no_period_is_refused(string text) => Assert.Equal(CrmErrors.Invalid, Assert.Throws<CrmException>(() => FiscalPeriod.Parse(text)).Code);
}
