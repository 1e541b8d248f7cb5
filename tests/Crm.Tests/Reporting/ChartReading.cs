using System.Globalization;
using System.Xml.Linq;
using Crm.Reporting;

namespace Crm.Tests.Reporting;

/// <summary>Reads what a chart has drawn.</summary>
internal static class ChartReading
{
    public static readonly XNamespace Xml = "http://www.w3.org/2000/svg";

    public static XElement Draw(SvgImage image) => XDocument.Parse(image.ToString()).Root!;

    public static string Tip(XElement shape) => shape.Element(Xml + "title")!.Value;

    public static double Number(XElement shape, string attribute) => double.Parse(shape.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    public static List<(double X, double Y)> Points(XElement shape) =>
        [.. shape.Attribute("points")!.Value.Split(' ').Select(p => p.Split(',')).Select(p => (double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture)))];

    /// <summary>Every number of the drawing lies in it, and none is missing.</summary>
    public static void AssertSound(XElement root)
    {
        Assert.DoesNotContain("NaN", root.ToString(), StringComparison.Ordinal);
        Assert.Equal(["title", "desc"], root.Elements().Take(2).Select(e => e.Name.LocalName));
        Assert.All(root.Elements(Xml + "rect"), r => Assert.True(Number(r, "width") >= 0 && Number(r, "height") >= 0 && Number(r, "y") + Number(r, "height") <= Number(root, "height")));
        Assert.All(root.Elements().Where(e => e.Attribute("points") is not null).SelectMany(Points), p => Assert.True(p.X is >= 64 and <= 704 && p.Y >= 0 && p.Y <= Number(root, "height")));
    }
}
