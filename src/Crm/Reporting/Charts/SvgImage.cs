using System.Xml.Linq;

namespace Crm.Reporting;

/// <summary>A picture as SVG: well-formed, without scripts, and the same for the same chart. Its texts and axes take the colour of the text around it.</summary>
public sealed class SvgImage
{
    private readonly string xml;

    internal SvgImage(XElement root) => xml = root.ToString(SaveOptions.DisableFormatting);

    /// <summary>The XML, to be saved as a file or put into a page.</summary>
    public override string ToString() => xml;
}
