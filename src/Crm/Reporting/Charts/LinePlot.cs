namespace Crm.Reporting;

/// <summary>A line a series, with a dot at each number.</summary>
internal static class LinePlot
{
    public static SvgImage Draw(Chart chart)
    {
        var frame = PlotFrame.Of(chart, NiceScale.Of(chart.Series.SelectMany(s => s.Values).OfType<decimal>(), chart.Kind == ReportKind.Count));
        for (var series = 0; series < chart.Series.Count; series++)
        {
            foreach (var run in Runs(frame, chart.Series[series].Values))
            {
                if (run.Count > 1)
                {
                    frame.Root.Add(Svg.Line(run.Select(p => (p.X, p.Y)), series));
                }

                foreach (var (category, x, y) in run)
                {
                    frame.Root.Add(Svg.Circle(x, y, series, chart.Tip(series, category)));
                }
            }
        }

        return new(frame.Root);
    }

    /// <summary>The numbers that stand beside each other without a gap, from a category on.</summary>
    public static IEnumerable<List<(int Category, double X, double Y)>> Runs(PlotFrame frame, IReadOnlyList<decimal?> values, int first = 0)
    {
        var run = new List<(int, double, double)>();
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                run.Add((i, frame.Center(first + i), frame.Y(value)));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
