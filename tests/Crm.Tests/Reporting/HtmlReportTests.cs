using System.Xml.Linq;
using Crm.Reporting;
using NodaTime;

namespace Crm.Tests.Reporting;

/// <summary>Reports as pages and as texts.</summary>
public sealed class HtmlReportTests
{
    [Fact]
    public void A_page_holds_tables_and_charts_and_nothing_from_elsewhere()
    {
        var table = new ReportTable("By <source>", [new("Source"), new("Deals", ReportKind.Count)], [["A & B", 1_234L], [null, 5L]], ["Total", 1_239L]);
        var page = new HtmlReport("Sales & more").Add("<b>bold</b>").Add(table).Add(SvgChart.Bars(Chart.Of(table, "Source", "Deals"))).ToString();
        Assert.Contains("<title>Sales &amp; more</title>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;bold", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        var body = XDocument.Parse(page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("</html>", StringComparison.Ordinal)]).Root!;
        Assert.Equal(["Source", "Deals"], body.Descendants("th").Select(h => h.Value));
        Assert.Equal(["A & B", "1,234", ReportText.Nothing, "5", "Total", "1,239"], body.Descendants("td").Select(d => d.Value));
        Assert.Single(body.Descendants("{http://www.w3.org/2000/svg}svg"));
    }

    [Theory]
    [InlineData(ReportKind.Count, "1,235")]
    [InlineData(ReportKind.Amount, "1,235")]
    [InlineData(ReportKind.Number, "1,234.57")]
    [InlineData(ReportKind.Percent, "123,456.7%")]
    [InlineData(ReportKind.Days, "1,234.6")]
    [InlineData(ReportKind.Text, "1234.567")]
    public void Numbers_show_by_their_kind(ReportKind kind, string expected) => Assert.Equal(expected, ReportText.Of(1234.567m, kind));

    [Fact]
    public void Dates_show_by_their_kind()
    {
        var day = new LocalDate(2017, 5, 9);
        Assert.Equal(("2017-05-09", "2017-05", "2017 Q2", "2017-05-09T10:00:00Z"), (
            ReportText.Of(day), ReportText.Of(day, ReportKind.Month), ReportText.Of(day, ReportKind.Quarter), ReportText.Of(Instant.FromUtc(2017, 5, 9, 10, 0))));
    }
}
