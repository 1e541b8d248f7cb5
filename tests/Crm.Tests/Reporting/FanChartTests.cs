using System.Globalization;
using System.Xml.Linq;
using Crm.Reporting;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;
using static Crm.Tests.Reporting.ChartReading;

namespace Crm.Tests.Reporting;

/// <summary>Fan charts by their structure: the past, the bands, the forecast, and what came.</summary>
public sealed class FanChartTests
{
    private static readonly FanChart Small = new("Won", ["1", "2", "3", "4"], new("History", [10, 12]), new("P50", [13, 14]), new FanBand("50 %", [12, 12], [14, 16]), new FanBand("95 %", [10, 8], [16, 20])) { Actual = new("Actual", [11]) };

    [Fact]
    public void The_fan_opens_where_the_past_ends_its_widest_band_at_the_back()
    {
        var svg = Draw(SvgChart.Fan(Small));
        var bands = svg.Elements(Xml + "polygon").ToList();
        Assert.Equal(["95 %", "50 %"], bands.Select(Tip));
        var past = Points(svg.Elements(Xml + "polyline").First());
        Assert.All(bands, band => Assert.Equal((past[^1], past[^1], 6), (Points(band)[0], Points(band)[^1], Points(band).Count)));
        Assert.True(Points(bands[0]).Min(p => p.Y) < Points(bands[1]).Min(p => p.Y));
        Assert.Equal(["History", "P50", "95 %", "50 %", "Actual"], svg.Elements(Xml + "rect").Select(Tip));
        AssertSound(svg);
    }

    [Fact]
    public void A_step_tells_what_is_expected_how_far_it_may_be_off_and_what_came()
    {
        var svg = Draw(SvgChart.Fan(Small));
        Assert.Equal(
            ["3, P50: 13; 95 %: 10 to 16; 50 %: 12 to 14; Actual: 11", "4, P50: 14; 95 %: 8 to 20; 50 %: 12 to 16", "3, Actual: 11"],
            svg.Elements(Xml + "circle").Select(Tip));
        Assert.Equal("History: 2 numbers from 1 to 2, the last 12. 3, P50: 13; 95 %: 10 to 16; 50 %: 12 to 14; Actual: 11. 4, P50: 14; 95 %: 8 to 20; 50 %: 12 to 16.", svg.Element(Xml + "desc")!.Value);
    }

    [Fact]
    public void The_past_breaks_where_a_number_is_missing_and_one_alone_is_a_dot()
    {
        var svg = Draw(SvgChart.Fan(new FanChart("x", ["a", "b", "c", "d", "e"], new("History", [5, null, 8, null]), new("P50", [9]), new FanBand("80 %", [8], [10]))));
        Assert.Empty(svg.Elements(Xml + "polyline"));
        Assert.Equal(["a, History: 5", "c, History: 8", "e, P50: 9; 80 %: 8 to 10"], svg.Elements(Xml + "circle").Select(Tip));
        Assert.Equal(2, Points(svg.Elements(Xml + "polygon").Single()).Count);
    }

    [Fact]
    public void Ten_thousand_points_are_thinned_and_keep_their_highest_and_lowest()
    {
        var history = Enumerable.Range(0, 10_000).Select(i => (decimal?)(i % 977 == 500 ? 1_000 : i % 13)).ToList();
        var svg = Draw(SvgChart.Fan(new FanChart("x", [.. Enumerable.Range(0, 10_001).Select(i => $"{i}")], new("History", history), new("P50", [5]), new FanBand("80 %", [1], [9]))));
        var line = Points(svg.Elements(Xml + "polyline").First());
        Assert.InRange(line.Count, 640, 4 * 641);
        Assert.Equal(history.Count(v => v == 1_000), line.Count(p => Math.Abs(p.Y - line.Min(q => q.Y)) < 1e-9));
        Assert.InRange(svg.Elements(Xml + "text").Count(), 10, 60);
        AssertSound(svg);
    }

    [Theory]
    [InlineData("960k 980k 1M 1.02M 1.04M", 1_000_000, 1_003_000)]
    [InlineData("0 5 10 15", 4, 11)]
    [InlineData("-150 -100 -50 0", -101, -100)]
    public void Zero_is_left_out_only_where_all_lies_far_above_it(string marks, int low, int high)
    {
        var svg = Draw(SvgChart.Fan(new FanChart("x", ["a", "b"], new("History", [low, high]), new("P50", []))));
        Assert.Equal(marks, string.Join(' ', svg.Elements(Xml + "text").Where(t => t.Attribute("text-anchor")!.Value == "end").Select(t => t.Value)));
    }

    [Fact]
    public void Nothing_zeros_and_one_point_can_be_drawn()
    {
        Assert.Contains("No data", SvgChart.Fan(new FanChart("x", [], new("History", []), new("P50", []))).ToString(), StringComparison.Ordinal);
        Assert.Contains("No data", SvgChart.Fan(new FanChart("x", ["a"], new("History", [null]), new("P50", []))).ToString(), StringComparison.Ordinal);
        AssertSound(Draw(SvgChart.Fan(new FanChart("x", ["a"], new("History", []), new("P50", [5]), new FanBand("80 %", [5], [5])))));
        AssertSound(Draw(SvgChart.Fan(new FanChart("x", ["a", "b"], new("History", [0]), new("P50", [0]), new FanBand("80 %", [0], [0])))));
    }

    [Fact]
    public void Texts_are_escaped_and_every_culture_gives_the_same()
    {
        const string Awkward = "<script>\u0001\ud800&\"";
        var chart = new FanChart(Awkward, [Awkward, Awkward], new(Awkward, [1234.5m]), new(Awkward, [-0.25m]), new FanBand(Awkward, [-1], [1])) { Actual = new(Awkward, [2]) };
        var before = SvgChart.Fan(chart).ToString();
        Assert.DoesNotContain("<script", before, StringComparison.Ordinal);
        AssertSound(XDocument.Parse(before).Root!);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(before, SvgChart.Fan(chart).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Whatever_the_numbers_all_of_it_lies_in_the_picture() =>
        Prop.ForAll<int[], int[], byte>((past, ahead, power) =>
        {
            var unit = (decimal)Math.Pow(10, (power % 20) - 9);
            decimal[] expected = [.. ahead.Select(v => v * unit)];
            string[] steps = [.. Enumerable.Range(0, past.Length + ahead.Length).Select(i => $"{i}")];
            var width = Math.Abs((decimal)past.FirstOrDefault()) * unit;
            AssertSound(Draw(SvgChart.Fan(new FanChart("x", steps, new("History", [.. past.Select(v => (decimal?)(v * unit))]), new("P50", [.. expected]), new FanBand("80 %", [.. expected.Select(v => v - width)], [.. expected.Select(v => v + width)])))));
        }).Holds();

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        static void Refused(Func<object> make) => Assert.Equal(CrmErrors.Invalid, Assert.Throws<CrmException>(make).Code);
        Refused(() => new FanChart("x", ["a"], new("History", [1]), new("P50", [1])));
        Refused(() => new FanChart("x", ["a"], new("History", []), new("P50", [1]), new FanBand("80 %", [], [2])));
        Refused(() => new FanChart("x", ["a"], new("History", []), new("P50", [1]), new FanBand("80 %", [2], [1])));
        Refused(() => new FanChart("x", ["a"], new("History", [decimal.MaxValue]), new("P50", [])));
        Refused(() => new FanChart("x", [], new("History", []), new("P50", []), [.. Enumerable.Repeat(new FanBand("b", [], []), 11)]));
        Refused(() => Small with { Actual = new("Actual", [1, 2, 3]) });
    }
}
