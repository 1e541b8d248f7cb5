using System.Globalization;

namespace Crm.Reporting;

/// <summary>Draws charts as SVG. The same chart gives the same text, on every machine and in every culture.</summary>
public static class SvgChart
{
    /// <summary>Bars beside each other, or on top of each other; negative ones hang below zero.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="stacked">Whether the series stand on top of each other.</param>
    public static SvgImage Bars(Chart chart, bool stacked = false) => BarPlot.Draw(chart, stacked);

    /// <summary>A line a series; a missing number breaks it.</summary>
    public static SvgImage Lines(Chart chart) => LinePlot.Draw(chart);

    /// <summary>The first series as a funnel, from the first category down: what is left at each step, and what part that is of the first.</summary>
    public static SvgImage Funnel(Chart chart) => FunnelPlot.Draw(chart);

    /// <summary>The first series as a waterfall: its first number is where it begins, each further one a change up or down, and a bar more shows where it ends.</summary>
    /// <param name="chart">The chart: "Start", "New", "Won", ... with what each adds; a missing number adds nothing.</param>
    /// <param name="end">What the last bar is called.</param>
    public static SvgImage Waterfall(Chart chart, string end = "End") => WaterfallPlot.Draw(chart, end);

    /// <summary>What was, what is expected and how far it may be off: a line of the past, a line of the forecast in its bands, and what came, where it is known. Zero is on the axis unless all numbers lie far above it.</summary>
    public static SvgImage Fan(FanChart chart) => FanPlot.Draw(chart);

    /// <summary>The chart in words, for who cannot see it: its series and their numbers, as far as 50 categories go.</summary>
    internal static string Describe(Chart chart)
    {
        const int Most = 50;
        if (chart.Categories.Count == 0 || chart.Series.Count == 0)
        {
            return "No data.";
        }

        var series = chart.Series.Select(s => $"{s.Name}: {string.Join(", ", chart.Categories.Take(Most).Select((c, i) => $"{c} {ReportText.Of(s.Values[i], chart.Kind)}"))}");
        var more = chart.Categories.Count > Most ? string.Create(CultureInfo.InvariantCulture, $" And {chart.Categories.Count - Most} more.") : "";
        return string.Join("; ", series) + "." + more;
    }

    /// <summary>The number of a mark: short, for it is round.</summary>
    internal static string Mark(decimal value, ReportKind kind) => (kind, Math.Abs(value)) switch
    {
        (ReportKind.Percent, _) => (value * 100).ToString("#,0.##", CultureInfo.InvariantCulture) + "%",
        (_, >= 1_000_000_000) => (value / 1_000_000_000).ToString("#,0.##", CultureInfo.InvariantCulture) + "B",
        (_, >= 1_000_000) => (value / 1_000_000).ToString("#,0.##", CultureInfo.InvariantCulture) + "M",
        (_, >= 10_000) => (value / 1_000).ToString("#,0.##", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("#,0.####", CultureInfo.InvariantCulture),
    };
}
