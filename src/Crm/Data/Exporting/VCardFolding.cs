using System.Text;

namespace Crm.Data;

/// <summary>Folds lines as vCards have them (RFC 6350, 3.2): at most 75 bytes, further ones after a space, no character divided.</summary>
internal static class VCardFolding
{
    private const int Most = 75;

    public static void Write(TextWriter target, ReadOnlySpan<char> line)
    {
        for (var fit = Fit(line, Most); fit < line.Length; fit = Fit(line, Most - 1))
        {
            target.Write(line[..fit]);
            target.Write("\r\n ");
            line = line[fit..];
        }

        target.Write(line);
        target.Write("\r\n");
    }

    /// <summary>How much of a text so many bytes hold.</summary>
    private static int Fit(ReadOnlySpan<char> text, int bytes)
    {
        if (Ascii.IsValid(text))
        {
            return Math.Min(text.Length, bytes);
        }

        var units = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
            {
                break;
            }

            units += rune.Utf16SequenceLength;
        }

        return units;
    }
}
