namespace Crm.Reporting;

/// <summary>A line a series, with a dot at each number.</summary>
internal static class LinePlot
{
    public static SvgImage Draw(Chart chart)
    {
        var frame = new PlotFrame(chart, NiceScale.Of(chart.Series.SelectMany(s => s.Values).OfType<decimal>(), chart.Kind == ReportKind.Count));
        for (var series = 0; series < chart.Series.Count; series++)
        {
            foreach (var run in Runs(frame, series))
            {
                if (run.Count > 1)
                {
                    frame.Root.Add(Svg.Line(run.Select(p => (p.X, p.Y)), series));
                }

                foreach (var (category, x, y) in run)
                {
                    frame.Root.Add(Svg.Circle(x, y, series, frame.Tip(series, category)));
                }
            }
        }

        return new(frame.Root);
    }

    /// <summary>The numbers that stand beside each other without a gap.</summary>
    private static IEnumerable<List<(int Category, double X, double Y)>> Runs(PlotFrame frame, int series)
    {
        var run = new List<(int, double, double)>();
        var values = frame.Chart.Series[series].Values;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                run.Add((i, frame.X(i) + (frame.Band / 2), frame.Y(value)));
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
