using Crm.Synthetic.Chance;

namespace Crm.Synthetic.Damage;

/// <summary>What fingers and scanners do to a text.</summary>
internal static class Typing
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly string[] Keypad = ["123", "456", "789", "0"];
    private static readonly (string Seen, string Read)[] Scans = [("m", "rn"), ("rn", "m"), ("cl", "d"), ("d", "cl"), ("l", "i"), ("i", "l"), ("o", "0"), ("l", "1"), ("s", "5"), ("b", "8"), ("e", "c"), ("u", "v"), ("h", "b"), ("g", "q"), ("0", "o"), ("1", "l"), ("5", "s"), ("8", "b"), ("vv", "w"), ("w", "vv")];

    /// <summary>One to three errors: a letter more, less, another, or two in the wrong order.</summary>
    public static string Errors(string text, ref Draw draw)
    {
        for (var left = 1 + draw.ByPercent(70, 22, 8); left > 0; left--)
        {
            text = Error(text, ref draw);
        }

        return text;
    }

    /// <summary>One error.</summary>
    public static string Error(string text, ref Draw draw)
    {
        if (text.Length < 2)
        {
            return text;
        }

        var at = draw.Happens(0.08) ? 0 : 1 + draw.Below(text.Length - 1);
        return draw.ByPercent(18, 24, 28, 18, 12) switch
        {
            0 => text.Insert(at, draw.Happens(0.4) ? text[at].ToString() : Neighbour(text[at], ref draw).ToString()),
            1 => text.Remove(at, 1),
            2 => text[..at] + Neighbour(text[at], ref draw) + text[(at + 1)..],
            3 => at + 1 < text.Length ? $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}" : $"{text[..(at - 1)]}{text[at]}{text[at - 1]}",
            _ => Scan(text, ref draw),
        };
    }

    /// <summary>Another digit, or two digits in the wrong order, somewhere in a text.</summary>
    public static string DigitError(string text, ref Draw draw)
    {
        var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToArray();
        if (digits.Length == 0)
        {
            return text;
        }

        var place = draw.Below(digits.Length);
        var letters = text.ToCharArray();
        if (place + 1 < digits.Length && draw.Happens(0.35))
        {
            (letters[digits[place]], letters[digits[place + 1]]) = (letters[digits[place + 1]], letters[digits[place]]);
        }
        else
        {
            letters[digits[place]] = draw.Happens(0.6) ? Neighbour(letters[digits[place]], ref draw) : (char)('0' + draw.Below(10));
        }

        return new(letters);
    }

    private static char Neighbour(char c, ref Draw draw)
    {
        var lower = char.ToLowerInvariant(c);
        var rows = char.IsAsciiDigit(c) ? Keypad : Rows;
        for (var row = 0; row < rows.Length; row++)
        {
            var at = rows[row].IndexOf(lower, StringComparison.Ordinal);
            if (at >= 0)
            {
                var beside = draw.Happens(0.25) ? rows[Math.Clamp(row + (draw.Happens(0.5) ? 1 : -1), 0, rows.Length - 1)] : rows[row];
                var found = beside[Math.Clamp(at + (draw.Happens(0.5) ? 1 : -1), 0, beside.Length - 1)];
                return char.IsUpper(c) ? char.ToUpperInvariant(found) : found;
            }
        }

        return char.IsLetter(c) ? (char)('a' + draw.Below(26)) : c;
    }

    private static string Scan(string text, ref Draw draw)
    {
        var start = draw.Below(Scans.Length);
        for (var i = 0; i < Scans.Length; i++)
        {
            var (seen, read) = Scans[(start + i) % Scans.Length];
            if (text.IndexOf(seen, StringComparison.Ordinal) is >= 0 and var at)
            {
                return text[..at] + read + text[(at + seen.Length)..];
            }
        }

        return text;
    }
}
