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

    /// <summary>How far turned names stand from each other at least: their height on the slope.</summary>
    private const double LabelStep = 19;
    private readonly IReadOnlyList<string> categories;
    private readonly NiceScale scale;
    private readonly double top;

    /// <param name="title">What the chart shows.</param>
    /// <param name="description">The same in words.</param>
    /// <param name="categories">What stands below it.</param>
    /// <param name="legend">What the colours mean; none where there is but one.</param>
    /// <param name="kind">How numbers are shown.</param>
    /// <param name="scale">The axis; <see langword="null"/>: there is nothing to show.</param>
    public PlotFrame(string title, string description, IReadOnlyList<string> categories, IReadOnlyList<LegendItem> legend, ReportKind kind, NiceScale? scale)
    {
        (this.categories, this.scale) = (categories, scale ?? NiceScale.Of([], whole: false));
        var placed = Placed(legend);
        top = 36 + (placed.Count == 0 ? 0 : (placed.Max(l => l.Row) * 18) + 20);
        var turned = Longest > Math.Max(3, (int)(Band / LetterWidth));
        Root = Svg.Root(title, description, Width, top + PlotHeight + (turned ? 96 : 28));
        Root.Add(Svg.Text(0, 16, title, 90, bold: true));
        foreach (var (item, x, row) in placed)
        {
            Root.Add(Svg.Rectangle(x, 26 + (row * 18), 10, 10, item.Series, item.Name, item.Opacity));
            Root.Add(Svg.Text(x + 14, 35 + (row * 18), item.Name, LongestLabel));
        }

        if (scale is null)
        {
            Root.Add(Svg.Text(Width / 2, top + (PlotHeight / 2), "No data", LongestLabel, "middle"));
            return;
        }

        Grid(kind);
        Labels(turned);
    }

    public XElement Root { get; }

    /// <summary>How wide one category is.</summary>
    public double Band => (Width - Left - Right) / Math.Max(1, categories.Count);

    private int Longest => categories.Count == 0 ? 0 : Math.Min(LongestLabel, categories.Max(c => c.Length));

    /// <summary>Where a category begins.</summary>
    public double X(int category) => Left + (category * Band);

    /// <summary>The middle of a category.</summary>
    public double Center(int category) => X(category) + (Band / 2);

    /// <summary>Where a value lies.</summary>
    public double Y(decimal value) => top + ((1 - scale.Place(value)) * PlotHeight);

    /// <summary>The frame of a chart whose series are told apart by their colours.</summary>
    public static PlotFrame Of(Chart chart, NiceScale scale) => new(
        chart.Title,
        SvgChart.Describe(chart),
        chart.Categories,
        chart.Series.Count > 1 ? [.. chart.Series.Select((series, i) => new LegendItem(series.Name, i))] : [],
        chart.Kind,
        chart.Categories.Count == 0 || chart.Series.Count == 0 ? null : scale);

    private void Grid(ReportKind kind)
    {
        foreach (var tick in scale.Ticks)
        {
            Root.Add(Svg.Rule(Left, Y(tick), Width - Right, Y(tick), tick == 0));
            Root.Add(Svg.Text(Left - 6, Y(tick) + 4, SvgChart.Mark(tick, kind), LongestLabel, "end"));
        }
    }

    /// <summary>As many names as there is room for; turned where they are wider than their category.</summary>
    private void Labels(bool turned)
    {
        var every = (int)Math.Ceiling((turned ? LabelStep : Longest * LetterWidth) / Band);
        var y = top + PlotHeight + 16;
        for (var i = 0; i < categories.Count; i += Math.Max(1, every))
        {
            var x = Center(i);
            Root.Add(turned
                ? Svg.Text(x + 4, y - 4, categories[i], 14, "end", -40)
                : Svg.Text(x, y, categories[i], LongestLabel, "middle"));
        }
    }

    private static List<(LegendItem Item, double X, int Row)> Placed(IReadOnlyList<LegendItem> legend)
    {
        var items = new List<(LegendItem, double, int)>();
        var (x, row) = (Left, 0);
        foreach (var item in legend)
        {
            var width = 28 + (Math.Min(item.Name.Length, LongestLabel) * LetterWidth);
            if (x + width > Width - Right && x > Left)
            {
                (x, row) = (Left, row + 1);
            }

            items.Add((item, x, row));
            x += width;
        }

        return items;
    }
}
