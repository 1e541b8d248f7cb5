using System.Globalization;
using System.Runtime.InteropServices;

namespace Crm.Durability.Load;

/// <summary>One version of one deal: what a save acknowledges, and what stands in each table.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DealVersion(Guid Deal, long Version)
{
    public static DealVersion Parse(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        return new(Guid.ParseExact(text[..space], "N"), long.Parse(text[(space + 1)..], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Deal:N} {Version}");
}
