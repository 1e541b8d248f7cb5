namespace Crm.Matching.Normalizing;

/// <summary>Names of companies, shops and organisations: legal forms, articles, abbreviations, second names.</summary>
public static class CompanyNames
{
    /// <summary>
    /// Takes a name apart. Legal forms of more than forty countries are found behind the name, and in front where that is the custom, with and without dots and blanks; "and" in its languages and &amp; are left out between words; "The" and
    /// "Les" are left out in front and behind, and another article that stands behind goes in front. A name that is only a legal form stays a name. Normalizing the core again gives the core. O(length), about a microsecond.
    /// </summary>
    /// <param name="text">The name; null is an empty one.</param>
    public static CompanyName Normalize(string? text) => Normalize(text, mayTrade: true);

    private static CompanyName Normalize(string? text, bool mayTrade)
    {
        Span<Range> ranges = stackalloc Range[Words.Most];
        using var words = new Words(text, ranges);
        if (words.IsTooLong)
        {
            return new(words.Text(), null, "");
        }

        var parser = new CompanyNameParser(words);
        parser.LeaveOutAnds();
        var second = mayTrade ? parser.TakeTradingName() : "";
        parser.Expand();
        var form = parser.Strip();
        var core = parser.HasMoved ? Normalize(parser.Text(), mayTrade).Core : parser.Text();
        return new(core, form, second.Length > 0 ? Normalize(second, mayTrade: false).Core : "");
    }
}
