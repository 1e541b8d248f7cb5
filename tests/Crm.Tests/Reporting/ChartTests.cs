using System.Globalization;
using System.Xml.Linq;
using Crm.Reporting;

namespace Crm.Tests.Reporting;

/// <summary>Charts by their structure: what is drawn, where, and that it is well-formed whatever the data.</summary>
public sealed class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Grouped_bars_stand_beside_each_other_in_proportion()
    {
        var svg = Draw(SvgChart.Bars(new Chart("Deals", ["Q1", "Q2"], new("Won", [10, 20]), new("Lost", [5, null])) { Kind = ReportKind.Count }));
        var bars = Bars(svg);
        Assert.Equal(["Q1, Won: 10", "Q1, Lost: 5", "Q2, Won: 20"], bars.Select(Tip));
        Assert.Equal(2 * Number(bars[0], "height"), Number(bars[2], "height"), 2);
        Assert.Equal(Number(bars[0], "height"), 2 * Number(bars[1], "height"), 2);
        Assert.Equal(Number(bars[0], "x") + Number(bars[0], "width"), Number(bars[1], "x"), 2);
        Assert.Single(bars.Select(b => Math.Round(Number(b, "y") + Number(b, "height"), 1)).Distinct());
        Assert.Contains(svg.Elements(Svg + "text"), t => t.Value == "Lost");
    }

    [Fact]
    public void Stacked_bars_stand_on_top_of_each_other_and_negative_ones_hang()
    {
        var bars = Bars(Draw(SvgChart.Bars(new Chart("Change", ["a"], new("in", [10]), new("more", [20]), new("out", [-15])), stacked: true)));
        Assert.Equal(Number(bars[0], "y"), Number(bars[1], "y") + Number(bars[1], "height"), 1);
        Assert.Equal(Number(bars[0], "y") + Number(bars[0], "height"), Number(bars[2], "y"), 1);
        Assert.Single(bars.Select(b => Number(b, "x")).Distinct());
    }

    [Fact]
    public void A_line_breaks_where_a_number_is_missing()
    {
        var svg = Draw(SvgChart.Lines(new Chart("Won", ["1", "2", "3", "4"], new ChartSeries("Won", [1, 3, null, 2]))));
        var line = Assert.Single(svg.Elements(Svg + "polyline"));
        Assert.Equal(2, line.Attribute("points")!.Value.Split(' ').Length);
        Assert.Equal(["1: 1", "2: 3", "4: 2"], svg.Elements(Svg + "circle").Select(Tip));
        Assert.Empty(Draw(SvgChart.Lines(new Chart("One", ["1"], new ChartSeries("Won", [7])))).Elements(Svg + "polyline"));
    }

    [Fact]
    public void A_funnel_narrows_to_what_is_left()
    {
        var steps = Draw(SvgChart.Funnel(new Chart("Funnel", ["new", "talking", "won"], new ChartSeries("Deals", [200, 50, 0])) { Kind = ReportKind.Count })).Elements(Svg + "polygon").ToList();
        Assert.Equal(["new: 200 (100.0%)", "talking: 50 (25.0%)", "won: 0 (0.0%)"], steps.Select(Tip));
        Assert.Equal([340d, 85d, 0d], steps.Select(s => Width(s, 0)));
        Assert.Equal(Width(steps[0], 2), Width(steps[1], 0));

        static double Width(XElement polygon, int from)
        {
            var x = polygon.Attribute("points")!.Value.Split(' ').Select(p => double.Parse(p.Split(',')[0], CultureInfo.InvariantCulture)).ToList();
            return Math.Abs(x[from + 1] - x[from]);
        }
    }

    [Fact]
    public void Marks_are_round_and_the_zero_line_is_strong()
    {
        var svg = Draw(SvgChart.Bars(new Chart("Amounts", ["a", "b"], new ChartSeries("x", [-1_200_000, 3_700_000])) { Kind = ReportKind.Amount }));
        Assert.Equal(["-2M", "-1M", "0", "1M", "2M", "3M", "4M"], svg.Elements(Svg + "text").Where(t => t.Attribute("text-anchor")!.Value == "end").Select(t => t.Value));
        Assert.Equal("0.6", Assert.Single(svg.Elements(Svg + "line"), l => l.Attribute("stroke-opacity")!.Value != "0.15").Attribute("stroke-opacity")!.Value);
    }

    [Fact]
    public void Long_names_are_shortened_by_what_people_see_and_told_whole()
    {
        var name = string.Concat(Enumerable.Repeat("👩‍👩‍👧é", 20));
        var label = Draw(SvgChart.Bars(new Chart("x", [name, "b"], new ChartSeries("s", [1, 2])))).Elements(Svg + "text").Single(t => t.Element(Svg + "title") is not null);
        Assert.Equal(name, label.Element(Svg + "title")!.Value);
        Assert.Equal(18, new StringInfo(((XText)label.FirstNode!).Value).LengthInTextElements);
        Assert.EndsWith("…", ((XText)label.FirstNode!).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert('x')</script>&\"]]>")]
    [InlineData("\u0001\u0008\u000b\uffff\ud800")]
    [InlineData("")]
    [InlineData("‮שלום 😀")]
    public void Any_text_gives_well_formed_XML_without_markup_of_its_own(string text)
    {
        foreach (var image in All(new Chart(text, [text, text + "2"], new(text, [1, 2]), new("b", [null, 3]))))
        {
            Assert.DoesNotContain("<script", image.ToString(), StringComparison.OrdinalIgnoreCase);
            var root = Draw(image);
            Assert.Equal("img", root.Attribute("role")!.Value);
            Assert.Equal(["title", "desc"], root.Elements().Take(2).Select(e => e.Name.LocalName));
            Assert.Subset(
                new HashSet<string>(StringComparer.Ordinal) { "svg", "title", "desc", "text", "rect", "line", "polyline", "circle", "polygon" },
                root.DescendantsAndSelf().Select(e => e.Name.LocalName).ToHashSet(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Nothing_zeros_and_one_point_can_be_drawn()
    {
        foreach (var chart in new[] { new Chart("x", []), new Chart("x", ["a"]), new Chart("x", ["a"], new ChartSeries("s", [null])), new Chart("x", ["a", "b"], new ChartSeries("s", [0, 0])), new Chart("x", ["a"], new ChartSeries("s", [-3])) })
        {
            foreach (var image in All(chart))
            {
                Assert.DoesNotContain("NaN", Draw(image).ToString(), StringComparison.Ordinal);
            }
        }

        Assert.Contains("No data", SvgChart.Bars(new Chart("x", [])).ToString(), StringComparison.Ordinal);
        Assert.Contains("No data", SvgChart.Funnel(new Chart("x", [])).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_chart_gives_the_same_text_in_every_culture()
    {
        var chart = new Chart("x", ["a", "b"], new ChartSeries("s", [1234.5m, -0.25m]));
        var before = All(chart).Select(i => i.ToString()).ToList();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(before, All(chart).Select(i => i.ToString()));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_chart_of_many_categories_names_as_many_as_there_is_room_for()
    {
        var svg = Draw(SvgChart.Bars(new Chart("x", [.. Enumerable.Range(0, 400).Select(i => $"{i}")], new ChartSeries("s", [.. Enumerable.Range(0, 400).Select(i => (decimal?)i)]))));
        Assert.Equal(400, Bars(svg).Count);
        Assert.InRange(svg.Elements(Svg + "text").Count(), 20, 70);
        Assert.All(Bars(svg), b => Assert.InRange(Number(b, "x") + Number(b, "width"), 64, 720));
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Equal(CrmErrors.Invalid, Assert.Throws<CrmException>(() => new Chart("x", ["a"], new ChartSeries("s", [1, 2]))).Code);
        Assert.Equal(CrmErrors.Invalid, Assert.Throws<CrmException>(() => new Chart("x", ["a"], new ChartSeries("s", [decimal.MinValue]))).Code);
        Assert.Equal(CrmErrors.Invalid, Assert.Throws<CrmException>(() => new Chart("x", [.. new string[1_001].Select(_ => "a")])).Code);
        var table = new ReportTable("t", [new("Name"), new("N", ReportKind.Count)], [["a", 1L]]);
        Assert.Equal(1m, Chart.Of(table, "Name", "N").Series[0].Values[0]);
        Assert.Equal(CrmErrors.Invalid, Assert.Throws<CrmException>(() => Chart.Of(table, "Name", "Name")).Code);
        Assert.Equal(CrmErrors.Invalid, Assert.Throws<CrmException>(() => Chart.Of(table, "Other", "N")).Code);
        Assert.Equal(CrmErrors.Invalid, Assert.Throws<CrmException>(() => new ReportTable("t", [new("Name")], [["a", 1L]])).Code);
    }

    private static SvgImage[] All(Chart chart) => [SvgChart.Bars(chart), SvgChart.Bars(chart, stacked: true), SvgChart.Lines(chart), SvgChart.Funnel(chart)];

    private static XElement Draw(SvgImage image) => XDocument.Parse(image.ToString()).Root!;

    /// <summary>The bars, without the squares of the legend.</summary>
    private static List<XElement> Bars(XElement svg) => [.. svg.Elements(Svg + "rect").Where(r => r.Element(Svg + "title")!.Value.Contains(": ", StringComparison.Ordinal))];

    private static string Tip(XElement shape) => shape.Element(Svg + "title")!.Value;

    private static double Number(XElement shape, string attribute) => double.Parse(shape.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
