namespace Crm.Reporting;

/// <summary>A waterfall: where it begins, each change from where the one before left off, and where it ends.</summary>
internal static class WaterfallPlot
{
    private const double Filled = 0.7;
    private const int Total = 0;
    private const int Up = 2;
    private const int Down = 3;

    /// <summary>How wide a category is at least that has its number above it.</summary>
    private const double LeastLabelled = 50;

    public static SvgImage Draw(Chart chart, string end)
    {
        var values = chart.Series.Count == 0 || chart.Categories.Count == 0 ? [] : chart.Series[0].Values.Select(v => v ?? 0).ToList();
        var bars = Bars(values);
        IReadOnlyList<string> names = values.Count == 0 ? [] : [.. chart.Categories, end];
        string[] told = [.. bars.Select((bar, i) => bar.IsTotal ? ReportText.Of(bar.To, chart.Kind) : Signed(values[i], v => ReportText.Of(v, chart.Kind)))];
        var frame = new PlotFrame(
            chart.Title,
            bars.Count == 0 ? "No data." : string.Join("; ", names.Zip(told, (name, text) => $"{name}: {text}")) + ".",
            names,
            [],
            chart.Kind,
            bars.Count == 0 ? null : NiceScale.Of(bars.SelectMany(bar => new[] { bar.From, bar.To }), chart.Kind == ReportKind.Count));
        var gap = frame.Band * (1 - Filled) / 2;
        for (var i = 0; i < bars.Count; i++)
        {
            var (from, to, isTotal) = bars[i];
            var (high, low) = (frame.Y(Math.Max(from, to)), frame.Y(Math.Min(from, to)));
            frame.Root.Add(Svg.Rectangle(frame.X(i) + gap, high, frame.Band - (2 * gap), low - high, isTotal ? Total : to < from ? Down : Up, $"{names[i]}: {told[i]}"));
            if (i + 1 < bars.Count)
            {
                frame.Root.Add(Svg.Rule(frame.X(i) + gap, frame.Y(to), frame.X(i + 1) + frame.Band - gap, frame.Y(to), strong: true));
            }

            if (frame.Band >= LeastLabelled)
            {
                frame.Root.Add(Svg.Text(frame.Center(i), high - 4, isTotal ? SvgChart.Mark(to, chart.Kind) : Signed(to - from, v => SvgChart.Mark(v, chart.Kind)), 10, "middle"));
            }
        }

        return new(frame.Root);
    }

    private static List<(decimal From, decimal To, bool IsTotal)> Bars(List<decimal> values)
    {
        var (bars, level) = (new List<(decimal, decimal, bool)>(), 0m);
        for (var i = 0; i < values.Count; i++)
        {
            bars.Add((level, level + values[i], i == 0));
            level += values[i];
        }

        if (bars.Count > 0)
        {
            bars.Add((0, level, true));
        }

        return bars;
    }

    private static string Signed(decimal value, Func<decimal, string> text) => (value > 0 ? "+" : "") + text(value);
}
