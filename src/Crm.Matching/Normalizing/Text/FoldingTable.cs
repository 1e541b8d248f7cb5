using System.Globalization;

namespace Crm.Matching.Normalizing;

/// <summary>What each character becomes: up to four ASCII letters packed into a number, the first in the lowest byte, or one of the four special numbers.</summary>
internal static class FoldingTable
{
    /// <summary>Stays as it is, in lower case.</summary>
    public const uint Kept = 0;

    /// <summary>Goes without a trace: accents that stand alone, apostrophes, invisible signs.</summary>
    public const uint Dropped = 1;

    /// <summary>The Greek letter whose sound depends on the one before.</summary>
    public const uint Upsilon = 2;

    /// <summary>Becomes a blank.</summary>
    public const uint Blank = ' ';

    // Latin, Greek, Cyrillic and their extensions, and the punctuation that goes with them.
    private const int Length = 0x2500;

    private static readonly uint[] Table = Build();

    public static uint Of(char c)
    {
        var table = Table;
        return c < (uint)table.Length ? table[c] : OfOther(c);
    }

    private static uint OfOther(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => Table[c - 0xFEE0],
        >= '\uFB00' and <= '\uFB06' => Pack((c - 0xFB00) switch { 0 => "ff", 1 => "fi", 2 => "fl", 3 => "ffi", 4 => "ffl", _ => "st" }),
        >= '\uFE20' and <= '\uFE2F' => Dropped,
        _ => BySort(c),
    };

    private static uint[] Build()
    {
        var table = new uint[Length];
        for (var c = 0; c < Length; c++)
        {
            table[c] = BySort((char)c);
        }

        foreach (var line in FoldingLetters.Table.AsSpan().EnumerateLines())
        {
            var gap = line.IndexOf(' ');
            foreach (var c in line[(gap + 1)..])
            {
                table[c] = line[..gap] switch { "-" => Dropped, "_" => Blank, "?" => Upsilon, var letters => Pack(letters) };
            }
        }

        // A capital becomes what its small letter becomes.
        for (var c = 0; c < Length; c++)
        {
            var small = char.ToLowerInvariant((char)c);
            if (small != c && table[c] == Kept)
            {
                table[c] = small < Length ? table[small] : Kept;
            }
        }

        return table;
    }

    private static uint BySort(char c)
    {
        if (char.IsAsciiLetterOrDigit(c))
        {
            return char.ToLowerInvariant(c);
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            // Those of other scripts are part of the writing; those of the Latin, Greek and Cyrillic letters are accents.
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => IsAccent(c) ? Dropped : Kept,
            UnicodeCategory.Format or UnicodeCategory.ModifierSymbol => Dropped,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control
                or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
                or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol => Blank,
            _ => Kept,
        };
    }

    private static bool IsAccent(char c) => c is (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0489') or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF');

    private static uint Pack(ReadOnlySpan<char> letters)
    {
        var packed = 0u;
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            packed = (packed << 8) | letters[i];
        }

        return packed;
    }
}
