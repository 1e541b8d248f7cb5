namespace Crm.Criteria.Text;

/// <summary>Finds the words of the language, whatever their case.</summary>
internal static class Words
{
    private static readonly string[] Names =
    [
        "", "and", "or", "not", "in", "is", "null", "true", "false", "me", "now", "today", "yesterday", "tomorrow", "contains",
        "my", "teams", "starts", "ends", "with", "any", "all", "none", "count", "sum", "min", "max", "this", "last", "next",
        "day", "week", "month", "quarter", "year",
    ];

    private static readonly Word[][] ByLength = Group();

    /// <summary>The word that <paramref name="name"/> is, or none.</summary>
    public static Word Find(ReadOnlySpan<char> name)
    {
        if (name.Length >= ByLength.Length)
        {
            return Word.None;
        }

        foreach (var word in ByLength[name.Length])
        {
            var candidate = Names[(int)word];
            if ((name[0] | 0x20) == candidate[0] && name.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return Word.None;
    }

    /// <summary>Whether a name must stand in backquotes because the language has the word.</summary>
    public static bool IsReserved(Word word) => word is > Word.None and <= Word.Contains;

    private static Word[][] Group()
    {
        var lists = new List<Word>[Names.Max(n => n.Length) + 1];
        for (var i = 1; i < Names.Length; i++)
        {
            (lists[Names[i].Length] ??= []).Add((Word)i);
        }

        return Array.ConvertAll(lists, list => list is null ? [] : list.ToArray());
    }
}
