using System.Globalization;
using Crm.Matching.Normalizing.Dates;

namespace Crm.Matching.Tests.Normalizing.Dates;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("1908-12-09", "1908-12-09")]
    [InlineData(" 1908/12/9 ", "1908-12-09")]
    [InlineData("19081209", "1908-12-09")]
    [InlineData("19081209235959", "1908-12-09")]
    [InlineData("09121908", "1908-12-09")]
    [InlineData("9.12.1908", "1908-12-09")]
    [InlineData("9. 12. 1908", "1908-12-09")]
    [InlineData("9/12/08", "2008-12-09")]
    [InlineData("9/12/50", "1950-12-09")]
    [InlineData("091250", "1950-12-09")]
    [InlineData("1908-12-09T23:59:59.123+01:00", "1908-12-09")]
    [InlineData("1908-12-09 00:00:00", "1908-12-09")]
    [InlineData("9.12.1908, 23h59", "1908-12-09")]
    [InlineData("1908-12-09T00:00Z", "1908-12-09")]
    [InlineData("9 December 1908", "1908-12-09")]
    [InlineData("Wed, 9th of Dec. 1908", "1908-12-09")]
    [InlineData("December 9, 1908", "1908-12-09")]
    [InlineData("9-DEC-08", "2008-12-09")]
    [InlineData("9. Dezember 1908", "1908-12-09")]
    [InlineData("Mittwoch, 9. März 1908", "1908-03-09")]
    [InlineData("9 déc. 1908", "1908-12-09")]
    [InlineData("1er août 1908", "1908-08-01")]
    [InlineData("9 de diciembre de 1908", "1908-12-09")]
    [InlineData("9 dicembre 1908", "1908-12-09")]
    [InlineData("9 mrt 1908", "1908-03-09")]
    [InlineData("9 de março de 1908", "1908-03-09")]
    [InlineData("9 grudnia 1908 r.", "1908-12-09")]
    [InlineData("9 październik 1908", "1908-10-09")]
    [InlineData("9 pazdziernika 1908", "1908-10-09")]
    [InlineData("9 декабря 1908 г.", "1908-12-09")]
    [InlineData("1908年12月9日", "1908-12-09")]
    [InlineData("１９０８－１２－０９", "1908-12-09")]
    [InlineData("٩/١٢/١٩٠٨", "1908-12-09")]
    [InlineData("29.2.2000", "2000-02-29")]
    [InlineData("1908-12", "1908-12")]
    [InlineData("12/1908", "1908-12")]
    [InlineData("Dec 1908", "1908-12")]
    [InlineData("1908-12-00", "1908-12")]
    [InlineData("1908-00-00", "1908")]
    [InlineData("1908", "1908")]
    public void A_date_is_read_however_it_is_written(string text, string date)
    {
        Assert.True(DateText.TryParse(text, DateRules.Default, out PartialDate read));
        Assert.Equal(date, read.ToString());
        Assert.Equal(date.Length == 10, DateText.TryParse(text, DateOrder.DayMonthYear, out var day));
        Assert.Equal(date.Length == 10 ? date : "0001-01-01", day.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("30.2.1908")]
    [InlineData("29.2.1900")]
    [InlineData("12/13/1908")]
    [InlineData("0000-00-00")]
    [InlineData("1908-00-09")]
    [InlineData("9 Foo 1908")]
    [InlineData("9 jui 1908")]
    [InlineData("9 Dec")]
    [InlineData("9 Dec Jan 1908")]
    [InlineData("12")]
    [InlineData("39791")]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.190")]
    [InlineData("+44 20 7946 0958")]
    [InlineData("12:30")]
    [InlineData("123456789012345678901234567890")]
    public void What_is_no_date_is_none(string text)
    {
        Assert.False(DateText.TryParse(text, DateRules.Default, out PartialDate date));
        Assert.Equal(default, date);
        Assert.Equal("", date.ToString());
    }

    [Theory]
    [InlineData("12/09/1908", DateOrder.MonthDayYear, "1908-12-09")]
    [InlineData("12/13/1908", DateOrder.MonthDayYear, "1908-12-13")]
    [InlineData("12091908", DateOrder.MonthDayYear, "1908-12-09")]
    [InlineData("08-12-09", DateOrder.YearMonthDay, "2008-12-09")]
    [InlineData("08-12-09", DateOrder.DayMonthYear, "2009-12-08")]
    [InlineData("08-12-09", DateOrder.MonthDayYear, "2009-08-12")]
    [InlineData("08 Dec 09", DateOrder.YearMonthDay, "2008-12-09")]
    [InlineData("9.12.1908", DateOrder.YearMonthDay, "1908-12-09")]
    public void The_order_decides_what_the_text_leaves_open(string text, DateOrder order, string date)
    {
        Assert.True(DateText.TryParse(text, order, out var day));
        Assert.Equal(date, day.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(2049, "49", 2049)]
    [InlineData(2049, "50", 1950)]
    [InlineData(2010, "11", 1911)]
    [InlineData(2010, "10", 2010)]
    [InlineData(1999, "00", 1900)]
    public void A_short_year_is_the_latest_that_may_be(int latest, string year, int meant)
    {
        Assert.True(DateText.TryParse($"1.1.{year}", new DateRules { LatestYear = latest }, out DateOnly day));
        Assert.Equal(meant, day.Year);
    }

    [Fact]
    public void A_latest_year_out_of_its_range_is_refused() =>
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => new DateRules { LatestYear = 98 }).Code);

    [Fact]
    public void Serial_numbers_are_read_on_wish()
    {
        Assert.True(DateText.TryParse("39791", new DateRules { AllowSerialNumbers = true }, out DateOnly day));
        Assert.Equal(new DateOnly(2008, 12, 9), day);
    }

    [Fact]
    public void Partial_dates_sort_by_time_the_less_exact_first()
    {
        var texts = new[] { "1909", "1908-12-09", "1908", "1908-12", "1908-11-30" };
        var sorted = texts.Select(t => DateText.TryParse(t, DateRules.Default, out PartialDate d) ? d : default).Order().Select(d => d.ToString());
        Assert.Equal(["1908", "1908-11-30", "1908-12", "1908-12-09", "1909"], sorted);
    }
}
