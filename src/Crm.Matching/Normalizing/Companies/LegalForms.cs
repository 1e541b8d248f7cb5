using System.Collections.Frozen;

namespace Crm.Matching.Normalizing;

/// <summary>Finds legal forms at the ends of names.</summary>
internal static class LegalForms
{
    /// <summary>The most words a form is written with: S. A. de C. V., Sp. z o. o. sp. k.</summary>
    public const int MostWords = 8;

    private const int MostLetters = 64;

    private static readonly (FrozenDictionary<string, LegalForm>.AlternateLookup<ReadOnlySpan<char>> Behind, FrozenDictionary<string, LegalForm>.AlternateLookup<ReadOnlySpan<char>> InFront) Tables = Read();

    // Written without a blank, and kept by folding.
    private static readonly (string Text, LegalForm Form)[] Glued =
    [
        ("株式会社", new("K.K.", "JP")), ("有限会社", new("Y.K.", "JP")), ("合同会社", new("G.K.", "JP")), ("股份有限公司", new("Co., Ltd. (by shares)", "CN")),
        ("有限责任公司", new("Co., Ltd.", "CN")), ("有限責任公司", new("Co., Ltd.", "CN")), ("有限公司", new("Co., Ltd.", "CN")), ("주식회사", new("Co., Ltd.", "KR")),
    ];

    /// <summary>The longest form at the end of some words, at least one word left before it.</summary>
    public static LegalForm? Behind(Words words, out int count) => Find(words, Tables.Behind, fromEnd: true, out count);

    /// <summary>The longest form that may stand in front and does, at least one word left behind it.</summary>
    public static LegalForm? InFront(Words words, out int count) => Find(words, Tables.InFront, fromEnd: false, out count);

    /// <summary>A form that is one word with the name; what is left of it.</summary>
    public static LegalForm? InWord(ReadOnlySpan<char> word, out Range rest)
    {
        foreach (var (text, form) in word[^1] < '\u3000' ? [] : Glued)
        {
            if (word.Length > text.Length && (word.StartsWith(text, StringComparison.Ordinal) || word.EndsWith(text, StringComparison.Ordinal)))
            {
                rest = word.StartsWith(text, StringComparison.Ordinal) ? text.Length..word.Length : ..(word.Length - text.Length);
                return form;
            }
        }

        rest = ..0;
        return null;
    }

    /// <summary>Whether a text has a legal form behind or in front; a lone Co. counts.</summary>
    public static bool Names(string text)
    {
        Span<Range> ranges = stackalloc Range[Words.Most];
        using var words = new Words(text, ranges);
        return Behind(words, out _) is not null || InFront(words, out _) is not null;
    }

    private static LegalForm? Find(Words words, FrozenDictionary<string, LegalForm>.AlternateLookup<ReadOnlySpan<char>> table, bool fromEnd, out int count)
    {
        Span<char> joined = stackalloc char[MostLetters];
        for (count = Math.Min(MostWords, words.Count - 1); count > 0; count--)
        {
            if (words.Joined(fromEnd ? words.Count - count : 0, count, joined) is { IsEmpty: false } text && table.TryGetValue(text, out var form))
            {
                return form;
            }
        }

        return null;
    }

    private static (FrozenDictionary<string, LegalForm>.AlternateLookup<ReadOnlySpan<char>>, FrozenDictionary<string, LegalForm>.AlternateLookup<ReadOnlySpan<char>>) Read()
    {
        var (behind, inFront) = (new Dictionary<string, LegalForm>(StringComparer.Ordinal), new Dictionary<string, LegalForm>(StringComparer.Ordinal));
        foreach (var line in LegalFormTable.Lines.Split('\n'))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            var form = new LegalForm(cells[0], cells[1] == "-" ? "" : cells[1]);
            foreach (var spelling in cells[2].Split(' '))
            {
                behind.TryAdd(spelling.TrimStart('^'), form);
                if (spelling[0] == '^')
                {
                    inFront.TryAdd(spelling[1..], form);
                }
            }
        }

        return (behind.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>(), inFront.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>());
    }
}
