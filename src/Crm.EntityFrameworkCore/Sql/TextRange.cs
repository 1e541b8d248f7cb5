using System.Text;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>
/// In the order of code points the texts that start with a prefix are exactly those from the prefix on and before the next text that does not start with it.
/// So "starts with" is a range, which an index answers.
/// </summary>
internal static class TextRange
{
    /// <summary>The least text above all that start with <paramref name="prefix"/>; null: there is none.</summary>
    public static string? End(string prefix)
    {
        for (var length = prefix.Length; length > 0;)
        {
            Rune.DecodeLastFromUtf16(prefix.AsSpan(0, length), out var last, out var consumed);
            length -= consumed;
            if (last.Value < 0x10FFFF)
            {
                // The code points between D7FF and E000 are surrogates; no text holds one.
                var next = last.Value == 0xD7FF ? 0xE000 : last.Value + 1;
                return string.Concat(prefix.AsSpan(0, length), new Rune(next).ToString());
            }
        }

        return null;
    }
}
