namespace Crm.Reporting;

/// <summary>A funnel: what is left at each step, in the middle, narrowing to what is left at the next.</summary>
internal static class FunnelPlot
{
    private const double Width = 720;
    private const double Middle = 340;
    private const double Widest = 340;
    private const double Top = 32;
    private const double Row = 44;
    private const int LongestLabel = 22;

    public static SvgImage Draw(Chart chart)
    {
        var values = chart.Series.Count == 0 ? [] : chart.Series[0].Values.Select(v => Math.Max(0, v ?? 0)).ToList();
        var root = Svg.Root(chart.Title, SvgChart.Describe(chart), Width, Top + (Math.Max(1, values.Count) * Row) + 8);
        root.Add(Svg.Text(0, 16, chart.Title, 90, bold: true));
        if (values.Count == 0)
        {
            root.Add(Svg.Text(Width / 2, Top + (Row / 2), "No data", LongestLabel, "middle"));
        }

        var most = Math.Max(values.DefaultIfEmpty().Max(), 0.0001m);
        for (var i = 0; i < values.Count; i++)
        {
            var y = Top + (i * Row);
            var (upper, lower) = (Half(values[i]), Half(values[Math.Min(i + 1, values.Count - 1)]));
            var shown = ReportText.Of(chart.Series[0].Values[i], chart.Kind) + (values[0] == 0 ? "" : $" ({ReportText.Of(values[i] / values[0], ReportKind.Percent)})");
            root.Add(Svg.Polygon([(Middle - upper, y), (Middle + upper, y), (Middle + lower, y + Row - 4), (Middle - lower, y + Row - 4)], $"{chart.Categories[i]}: {shown}"));
            root.Add(Svg.Text(0, y + (Row / 2) + 2, chart.Categories[i], LongestLabel));
            root.Add(Svg.Text(Middle + (Widest / 2) + 16, y + (Row / 2) + 2, shown, 40));
        }

        return new(root);

        double Half(decimal value) => (double)(value / most) * Widest / 2;
    }
}
