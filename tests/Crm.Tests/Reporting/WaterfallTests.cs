using Crm.Reporting;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;
using static Crm.Tests.Reporting.ChartReading;

namespace Crm.Tests.Reporting;

/// <summary>Waterfalls by their structure: each change begins where the one before left off.</summary>
public sealed class WaterfallTests
{
    [Fact]
    public void Each_change_begins_where_the_one_before_left_off()
    {
        var svg = Draw(SvgChart.Waterfall(new Chart("Flow", ["Start", "New", "Won", "Lost"], new ChartSeries("Amount", [100, 50, -120, null])) { Kind = ReportKind.Amount }, end: "Now"));
        var bars = svg.Elements(Xml + "rect").ToList();
        Assert.Equal(["Start: 100", "New: +50", "Won: -120", "Lost: 0", "Now: 30"], bars.Select(Tip));
        Assert.Equal("Start: 100; New: +50; Won: -120; Lost: 0; Now: 30.", svg.Element(Xml + "desc")!.Value);
        Assert.Equal(Number(bars[0], "y"), Bottom(1), 1);
        Assert.Equal(Number(bars[1], "y"), Number(bars[2], "y"), 1);
        Assert.Equal(Bottom(2), Number(bars[4], "y"), 1);
        Assert.Equal(Bottom(0), Bottom(4), 1);
        Assert.Equal(["crm-fill-1", "crm-fill-3", "crm-fill-4", "crm-fill-3", "crm-fill-1"], bars.Select(b => b.Attribute("class")!.Value));
        Assert.Equal(["100", "+50", "-120", "0", "30"], svg.Elements(Xml + "text").Where(t => t.Attribute("text-anchor")!.Value == "middle").Select(t => t.Value).Where(t => t.Any(char.IsDigit)));

        double Bottom(int bar) => Number(bars[bar], "y") + Number(bars[bar], "height");
    }

    [Fact]
    public void Below_zero_it_goes_on()
    {
        var bars = Draw(SvgChart.Waterfall(new Chart("Flow", ["Start", "Lost"], new ChartSeries("Amount", [10, -30])))).Elements(Xml + "rect").ToList();
        Assert.Equal(3 * Number(bars[0], "height"), Number(bars[1], "height"), 1);
        Assert.Equal(2 * Number(bars[0], "height"), Number(bars[2], "height"), 1);
        Assert.Equal("End: -20", Tip(bars[2]));
    }

    [Fact]
    public void Nothing_zeros_and_very_many_can_be_drawn()
    {
        Assert.Contains("No data", SvgChart.Waterfall(new Chart("x", [])).ToString(), StringComparison.Ordinal);
        Assert.Contains("No data", SvgChart.Waterfall(new Chart("x", ["a"])).ToString(), StringComparison.Ordinal);
        AssertSound(Draw(SvgChart.Waterfall(new Chart("<x>", ["a", "b"], new ChartSeries("s", [0, 0])), end: "<b>")));
        AssertSound(Draw(SvgChart.Waterfall(new Chart("x", [.. Enumerable.Range(0, 1_000).Select(i => $"{i}")], new ChartSeries("s", [.. Enumerable.Repeat((decimal?)1e20m, 1_000)])))));
    }

    [Fact]
    public void It_ends_at_the_sum_whatever_the_changes() =>
        Prop.ForAll<NonEmptyArray<int>>(changes =>
        {
            var svg = Draw(SvgChart.Waterfall(new Chart("x", [.. changes.Get.Select((_, i) => $"{i}")], new ChartSeries("s", [.. changes.Get.Select(v => (decimal?)v)]))));
            AssertSound(svg);
            var bars = svg.Elements(Xml + "rect").ToList();
            Assert.Equal("End: " + ReportText.Of(changes.Get.Sum(v => (decimal)v), ReportKind.Number), Tip(bars[^1]));
            Assert.Equal(changes.Get.Length + 1, bars.Count);
        }).Holds();
}
