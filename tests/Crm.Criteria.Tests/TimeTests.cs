using NodaTime.Text;

namespace Crm.Criteria.Tests;

/// <summary>What relative times and periods become, at edges of the calendar and the clock.</summary>
public class TimeTests
{
    [Theory]
    [InlineData("today", "2020-02-29")]
    [InlineData("today + 1y", "2021-02-28")]
    [InlineData("today - 4y", "2016-02-29")]
    [InlineData("today + 1mo", "2020-03-29")]
    [InlineData("today + 1q", "2020-05-29")]
    [InlineData("today - 2w", "2020-02-15")]
    [InlineData("tomorrow", "2020-03-01")]
    [InlineData("yesterday", "2020-02-28")]
    [InlineData("now - 30min", "2020-02-28")]
    [InlineData("now", "2020-02-29")]
    [InlineData("today - 1min", "2020-02-28")]
    public void A_day_on_the_29th_of_February(string time, string date) =>
        Assert.Equal(Date(date), Constant($"closeDate = {time}", "2020-02-28T23:15:00Z", "Europe/Berlin"));

    [Theory]
    [InlineData("now", "2017-03-26T10:00:00Z")]
    [InlineData("now - 1d", "2017-03-25T10:00:00Z")]
    [InlineData("now - 1w", "2017-03-19T10:00:00Z")]
    [InlineData("now - 1mo", "2017-02-26T11:00:00Z")]
    [InlineData("now + 1q", "2017-06-26T10:00:00Z")]
    [InlineData("now - 1y", "2016-03-26T11:00:00Z")]
    [InlineData("today + 3h", "2017-03-26T02:00:00Z")]
    [InlineData("today - 90min", "2017-03-25T21:30:00Z")]
    public void An_instant_on_the_day_the_clock_goes_forward(string time, string instant) =>
        Assert.Equal(At(instant), Constant($"createdAt = {time}", "2017-03-26T10:00:00.000000900Z", "Europe/Berlin"));

    [Fact]
    public void Months_into_a_gap_go_past_it() =>
        Assert.Equal(At("2017-03-26T01:30:00Z"), Constant("createdAt = now + 1mo", "2017-02-26T01:30:00Z", "Europe/Berlin"));

    [Theory]
    [InlineData("= 2017-03-26", "2017-03-25T23:00:00Z", "2017-03-26T22:00:00Z")]
    [InlineData("= today", "2017-03-25T23:00:00Z", "2017-03-26T22:00:00Z")]
    [InlineData("in this month", "2017-02-28T23:00:00Z", "2017-03-31T22:00:00Z")]
    [InlineData("in this week", "2017-03-19T23:00:00Z", "2017-03-26T22:00:00Z")]
    [InlineData("= next week", "2017-03-26T22:00:00Z", "2017-04-02T22:00:00Z")]
    [InlineData("in last year", "2015-12-31T23:00:00Z", "2016-12-31T23:00:00Z")]
    public void Days_and_periods_of_an_instant_are_those_of_the_zone(string said, string start, string end) =>
        Assert.Equal((At(start), At(end)), Span<Instant>($"createdAt {said}", "2017-03-26T10:00:00Z", "Europe/Berlin", 1));

    [Fact]
    public void A_day_without_a_midnight_starts_when_it_starts() =>
        Assert.Equal((At("2018-11-04T03:00:00Z"), At("2018-11-05T02:00:00Z")), Span<Instant>("createdAt = 2018-11-04", "2018-11-04T12:00:00Z", "America/Sao_Paulo", 1));

    [Theory]
    [InlineData("this quarter", "2018-01-01", "2018-04-01")]
    [InlineData("next quarter", "2018-04-01", "2018-07-01")]
    [InlineData("last quarter", "2017-10-01", "2018-01-01")]
    [InlineData("this year", "2017-04-01", "2018-04-01")]
    [InlineData("next year", "2018-04-01", "2019-04-01")]
    [InlineData("this month", "2018-03-01", "2018-04-01")]
    [InlineData("last day", "2018-03-30", "2018-03-31")]
    public void A_fiscal_year_that_starts_in_April(string period, string start, string end) =>
        Assert.Equal((Date(start), Date(end)), Span<LocalDate>($"closeDate in {period}", "2018-03-31T12:00:00Z", "UTC", 4));

    [Theory]
    [InlineData("this quarter", "2017-11-01", "2018-02-01")]
    [InlineData("this year", "2017-02-01", "2018-02-01")]
    public void A_fiscal_year_that_starts_in_February(string period, string start, string end) =>
        Assert.Equal((Date(start), Date(end)), Span<LocalDate>($"closeDate in {period}", "2018-01-31T12:00:00Z", "UTC", 2));

    [Theory]
    [InlineData("createdAt < this month", ComparisonOperator.Less, "2017-08-01T00:00:00Z")]
    [InlineData("createdAt <= this month", ComparisonOperator.Less, "2017-09-01T00:00:00Z")]
    [InlineData("createdAt > this month", ComparisonOperator.GreaterOrEqual, "2017-09-01T00:00:00Z")]
    [InlineData("createdAt >= this month", ComparisonOperator.GreaterOrEqual, "2017-08-01T00:00:00Z")]
    [InlineData("this month > createdAt", ComparisonOperator.Less, "2017-08-01T00:00:00Z")]
    public void Order_with_a_period_is_order_with_its_edges(string text, ComparisonOperator comparison, string edge)
    {
        var found = Assert.IsType<CheckedComparison>(Check(text, "2017-08-16T12:00:00Z", "UTC", 1));
        Assert.Equal((comparison, (object)At(edge)), (found.Operator, ((ConstantValue)found.Right).Value));
    }

    [Fact]
    public void A_fiscal_year_starts_with_a_month() =>
        Assert.Equal("criteria.context", Assert.Throws<CriteriaException>(() => Check("isHot", "2017-08-16T12:00:00Z", "UTC", 13)).Code);

    private static CheckedCriterion Check(string text, string now, string zone, int month) => SampleCrm.Checker.Check(
        text,
        SampleCrm.Deals,
        new CheckContext { Now = InstantPattern.ExtendedIso.Parse(now).Value, Zone = DateTimeZoneProviders.Tzdb[zone], FiscalYearStartMonth = month });

    private static object Constant(string text, string now, string zone) =>
        ((ConstantValue)Assert.IsType<CheckedComparison>(Check(text, now, zone, 1)).Right).Value;

    private static (T Start, T End) Span<T>(string text, string now, string zone, int month)
    {
        var parts = Assert.IsType<CheckedAllOf>(Check(text, now, zone, month)).Parts;
        return ((T)((ConstantValue)((CheckedComparison)parts[0]).Right).Value, (T)((ConstantValue)((CheckedComparison)parts[1]).Right).Value);
    }

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
