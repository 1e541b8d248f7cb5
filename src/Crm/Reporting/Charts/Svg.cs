using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Crm.Reporting;

/// <summary>The few elements of which charts are drawn.</summary>
internal static class Svg
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>Colours that can be told apart, also by most who do not see all of them, on light and on dark.</summary>
    private static readonly string[] Colors = ["#4477aa", "#ee7733", "#228833", "#cc6677", "#8866bb", "#ccaa33", "#33aabb", "#999999"];

    public static XElement Root(string title, string description, double width, double height) => new(
        Namespace + "svg",
        new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
        new XAttribute("width", Number(width)),
        new XAttribute("height", Number(height)),
        new XAttribute("role", "img"),
        new XAttribute("class", "crm-chart"),
        new XAttribute("font-family", "system-ui, sans-serif"),
        new XAttribute("font-size", "12"),
        new XAttribute("fill", "currentColor"),
        new XElement(Namespace + "title", Clean(title)),
        new XElement(Namespace + "desc", Clean(description)));

    public static XElement Rectangle(double x, double y, double width, double height, int series, string tip, double opacity = 1) =>
        Tipped(Element("rect", ("x", x), ("y", y), ("width", width), ("height", height)), series, tip, opacity);

    public static XElement Circle(double x, double y, int series, string tip) => Tipped(Element("circle", ("cx", x), ("cy", y), ("r", 3)), series, tip);

    public static XElement Polygon(IEnumerable<(double X, double Y)> points, string tip, int series = 0, double opacity = 1)
    {
        var polygon = Element("polygon");
        polygon.Add(new XAttribute("points", Points(points)));
        return Tipped(polygon, series, tip, opacity);
    }

    public static XElement Line(IEnumerable<(double X, double Y)> points, int series) => new(
        Namespace + "polyline",
        new XAttribute("points", Points(points)),
        new XAttribute("class", $"crm-line-{(series % Colors.Length) + 1}"),
        new XAttribute("fill", "none"),
        new XAttribute("stroke", Colors[series % Colors.Length]),
        new XAttribute("stroke-width", "2"));

    /// <summary>A line of the grid: the zero line is stronger.</summary>
    public static XElement Rule(double x1, double y1, double x2, double y2, bool strong)
    {
        var line = Element("line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));
        line.Add(new XAttribute("stroke", "currentColor"), new XAttribute("stroke-opacity", strong ? "0.6" : "0.15"));
        return line;
    }

    /// <summary>A text; where it is shortened, the whole is its tip.</summary>
    public static XElement Text(double x, double y, string text, int longest, string anchor = "start", int turned = 0, bool bold = false)
    {
        var element = Element("text", ("x", x), ("y", y));
        element.Add(new XAttribute("text-anchor", anchor));
        if (turned != 0)
        {
            element.Add(new XAttribute("transform", $"rotate({turned} {Number(x)} {Number(y)})"));
        }

        if (bold)
        {
            element.Add(new XAttribute("font-weight", "bold"));
        }

        var clean = Clean(text);
        var shown = Shorten(clean, longest);
        element.Add(new XText(shown));
        if (shown != clean)
        {
            element.Add(new XElement(Namespace + "title", clean));
        }

        return element;
    }

    /// <summary>At most so many characters as people count them, the last an ellipsis where some are missing.</summary>
    public static string Shorten(string text, int longest)
    {
        var characters = new StringInfo(text);
        return characters.LengthInTextElements <= longest ? text : characters.SubstringByTextElements(0, longest - 1).TrimEnd() + "…";
    }

    /// <summary>The text with U+FFFD for what XML cannot hold: control characters and halves of surrogate pairs.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    private static XElement Tipped(XElement shape, int series, string tip, double opacity = 1)
    {
        shape.Add(new XAttribute("class", $"crm-fill-{(series % Colors.Length) + 1}"), new XAttribute("fill", Colors[series % Colors.Length]));
        if (opacity < 1)
        {
            shape.Add(new XAttribute("fill-opacity", Number(opacity)));
        }

        shape.Add(new XElement(Namespace + "title", Clean(tip)));
        return shape;
    }

    private static XElement Element(string name, params ReadOnlySpan<(string Name, double Value)> attributes)
    {
        var element = new XElement(Namespace + name);
        foreach (var (attribute, value) in attributes)
        {
            element.Add(new XAttribute(attribute, Number(value)));
        }

        return element;
    }

    private static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"));

    /// <summary>With two decimals at most, and no negative zero.</summary>
    private static string Number(double value) => (Math.Round(value, 2) + 0).ToString("0.##", CultureInfo.InvariantCulture);
}
