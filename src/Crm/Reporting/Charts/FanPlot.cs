namespace Crm.Reporting;

/// <summary>The past as a line, the forecast as a line in bands that grow darker towards the middle, what came as a line of dots.</summary>
internal static class FanPlot
{
    private const int Past = 0;
    private const int Expected = 1;
    private const int Came = 2;

    /// <summary>How much a band covers what is behind; bands lie on top of each other.</summary>
    private const double Opacity = 0.22;

    /// <summary>How wide a step is at least whose dot can be pointed at.</summary>
    private const double LeastDotted = 4;

    public static SvgImage Draw(FanChart chart)
    {
        var actual = chart.Actual?.Values ?? [];
        decimal[] all = [.. chart.History.Values.Concat(chart.Forecast.Values).Concat(actual).OfType<decimal>(), .. chart.Bands.SelectMany(b => b.Low.Concat(b.High))];
        var frame = new PlotFrame(chart.Title, FanText.Describe(chart), chart.Steps, Legend(chart), chart.Kind, all.Length == 0 ? null : NiceScale.Near(all, chart.Kind == ReportKind.Count));
        var past = chart.History.Values.Count;

        // The fan opens where the past ends.
        decimal? last = past > 0 ? chart.History.Values[^1] : null;
        foreach (var band in chart.Bands.Where(b => b.Low.Count > 0))
        {
            frame.Root.Add(Svg.Polygon([.. Edge(frame, past, last, band.High), .. Edge(frame, past, last, band.Low).AsEnumerable().Reverse()], band.Name, Expected, Opacity));
        }

        Line(frame, 0, chart.History.Values, Past, i => $"{chart.Steps[i]}, {chart.History.Name}: {ReportText.Of(chart.History.Values[i], chart.Kind)}", dotted: false);
        if (last is not null && chart.Forecast.Values is [{ } next, ..])
        {
            frame.Root.Add(Svg.Line([(frame.Center(past - 1), frame.Y(last.Value)), (frame.Center(past), frame.Y(next))], Expected));
        }

        Line(frame, past, chart.Forecast.Values, Expected, i => FanText.Step(chart, i), frame.Band >= LeastDotted);
        Line(frame, past, actual, Came, i => $"{chart.Steps[past + i]}, {chart.Actual!.Name}: {ReportText.Of(actual[i], chart.Kind)}", frame.Band >= LeastDotted);
        return new(frame.Root);
    }

    private static List<LegendItem> Legend(FanChart chart)
    {
        List<LegendItem> items = [new(chart.History.Name, Past), new(chart.Forecast.Name, Expected)];
        items.AddRange(chart.Bands.Select((band, i) => new LegendItem(band.Name, Expected, 1 - Math.Pow(1 - Opacity, i + 1))));
        return chart.Actual is { } actual ? [.. items, new(actual.Name, Came)] : items;
    }

    private static List<(double X, double Y)> Edge(PlotFrame frame, int past, decimal? last, IReadOnlyList<decimal> ends)
    {
        var points = ends.Select((end, i) => (frame.Center(past + i), frame.Y(end)));
        return Thinning.Of([.. last is { } from ? points.Prepend((frame.Center(past - 1), frame.Y(from))) : points]);
    }

    /// <summary>A line that breaks where a number is missing; one that stands alone is a dot.</summary>
    private static void Line(PlotFrame frame, int first, IReadOnlyList<decimal?> values, int series, Func<int, string> tip, bool dotted)
    {
        foreach (var run in LinePlot.Runs(frame, values, first))
        {
            if (run.Count > 1)
            {
                frame.Root.Add(Svg.Line(Thinning.Of([.. run.Select(p => (p.X, p.Y))]), series));
            }

            foreach (var (step, x, y) in dotted || run.Count == 1 ? run : [])
            {
                frame.Root.Add(Svg.Circle(x, y, series, tip(step)));
            }
        }
    }
}
