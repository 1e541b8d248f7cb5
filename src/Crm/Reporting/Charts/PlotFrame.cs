using System.Xml.Linq;

namespace Crm.Reporting;

/// <summary>What charts with axes have in common: title, legend, marks and grid, the names of the categories, and where things lie.</summary>
internal sealed class PlotFrame
{
    private const double Width = 720;
    private const double PlotHeight = 240;
    private const double Left = 64;
    private const double Right = 16;
    private const double LetterWidth = 7;
    private const int LongestLabel = 18;
    private readonly double top;

    public PlotFrame(Chart chart, NiceScale scale)
    {
        (Chart, Scale) = (chart, scale);
        var legend = chart.Series.Count > 1 ? Legend() : [];
        top = 36 + (legend.Count == 0 ? 0 : legend.Max(l => l.Row) * 18) + (legend.Count > 0 ? 20 : 0);
        var turned = Longest > Math.Max(3, (int)(Band / LetterWidth));
        Root = Svg.Root(chart.Title, SvgChart.Describe(chart), Width, top + PlotHeight + (turned ? 96 : 28));
        Root.Add(Svg.Text(0, 16, chart.Title, 90, bold: true));
        foreach (var (series, x, row) in legend)
        {
            Root.Add(Svg.Rectangle(x, 26 + (row * 18), 10, 10, series, chart.Series[series].Name));
            Root.Add(Svg.Text(x + 14, 35 + (row * 18), chart.Series[series].Name, LongestLabel));
        }

        if (chart.Categories.Count == 0 || chart.Series.Count == 0)
        {
            Root.Add(Svg.Text(Width / 2, top + (PlotHeight / 2), "No data", LongestLabel, "middle"));
            return;
        }

        Grid();
        Labels(turned);
    }

    public Chart Chart { get; }

    public NiceScale Scale { get; }

    public XElement Root { get; }

    /// <summary>How wide one category is.</summary>
    public double Band => (Width - Left - Right) / Math.Max(1, Chart.Categories.Count);

    private int Longest => Chart.Categories.Count == 0 ? 0 : Math.Min(LongestLabel, Chart.Categories.Max(c => c.Length));

    /// <summary>Where a category begins.</summary>
    public double X(int category) => Left + (category * Band);

    /// <summary>Where a value lies.</summary>
    public double Y(decimal value) => top + ((1 - Scale.Place(value)) * PlotHeight);

    /// <summary>What a point says.</summary>
    public string Tip(int series, int category) =>
        $"{Chart.Categories[category]}{(Chart.Series.Count > 1 ? $", {Chart.Series[series].Name}" : "")}: {ReportText.Of(Chart.Series[series].Values[category], Chart.Kind)}";

    private void Grid()
    {
        foreach (var tick in Scale.Ticks)
        {
            Root.Add(Svg.Rule(Left, Y(tick), Width - Right, Y(tick), tick == 0));
            Root.Add(Svg.Text(Left - 6, Y(tick) + 4, SvgChart.Mark(tick, Chart.Kind), LongestLabel, "end"));
        }
    }

    /// <summary>As many names as there is room for; turned where they are wider than their category.</summary>
    private void Labels(bool turned)
    {
        var every = (int)Math.Ceiling(14 / Band);
        var y = top + PlotHeight + 16;
        for (var i = 0; i < Chart.Categories.Count; i += Math.Max(1, every))
        {
            var x = X(i) + (Band / 2);
            Root.Add(turned
                ? Svg.Text(x + 4, y - 4, Chart.Categories[i], 14, "end", -40)
                : Svg.Text(x, y, Chart.Categories[i], LongestLabel, "middle"));
        }
    }

    private List<(int Series, double X, int Row)> Legend()
    {
        var items = new List<(int, double, int)>();
        var (x, row) = (Left, 0);
        for (var i = 0; i < Chart.Series.Count; i++)
        {
            var width = 28 + (Math.Min(Chart.Series[i].Name.Length, LongestLabel) * LetterWidth);
            if (x + width > Width - Right && x > Left)
            {
                (x, row) = (Left, row + 1);
            }

            items.Add((i, x, row));
            x += width;
        }

        return items;
    }
}
