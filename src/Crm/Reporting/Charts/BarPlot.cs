namespace Crm.Reporting;

/// <summary>Bars beside each other or on top of each other.</summary>
internal static class BarPlot
{
    /// <summary>What part of a category its bars fill.</summary>
    private const double Filled = 0.8;

    public static SvgImage Draw(Chart chart, bool stacked)
    {
        var frame = PlotFrame.Of(chart, NiceScale.Of(stacked ? Ends(chart) : chart.Series.SelectMany(s => s.Values).OfType<decimal>(), chart.Kind == ReportKind.Count));
        for (var category = 0; category < chart.Categories.Count; category++)
        {
            var (above, below) = (0m, 0m);
            for (var series = 0; series < chart.Series.Count; series++)
            {
                if (chart.Series[series].Values[category] is not { } value)
                {
                    continue;
                }

                var width = frame.Band * Filled / (stacked ? 1 : chart.Series.Count);
                var x = frame.X(category) + (frame.Band * (1 - Filled) / 2) + (stacked ? 0 : series * width);
                var from = !stacked ? 0 : value < 0 ? below : above;
                var (high, low) = (frame.Y(Math.Max(from, from + value)), frame.Y(Math.Min(from, from + value)));
                frame.Root.Add(Svg.Rectangle(x, high, width, low - high, series, chart.Tip(series, category)));
                (above, below) = value < 0 ? (above, below + value) : (above + value, below);
            }
        }

        return new(frame.Root);
    }

    /// <summary>How high and how deep the stacks are.</summary>
    private static IEnumerable<decimal> Ends(Chart chart) => Enumerable.Range(0, chart.Categories.Count).SelectMany(c => new[]
    {
        chart.Series.Sum(s => Math.Max(0, s.Values[c] ?? 0)),
        chart.Series.Sum(s => Math.Min(0, s.Values[c] ?? 0)),
    });
}
