namespace Crm.Matching.Normalizing;

/// <summary>Countries, and the states and provinces of some, by one short form each.</summary>
public static class Regions
{
    private static readonly SpellingTable States = new(RegionTable.States);
    private static readonly SpellingTable Countries = new(RegionTable.Countries);

    /// <summary>
    /// One form of a state, province or country: of a state of the United States, Canada, Australia or Germany its abbreviation (<c>California</c> is <c>ca</c>, <c>New South Wales</c> is <c>nsw</c>), else of a country its ISO 3166-1
    /// alpha-2 code, else the folded text. What is two things (<c>ca</c>, <c>de</c>) stays as it is: a column holds either states or countries.
    /// </summary>
    /// <param name="text">The region; null is an empty one.</param>
    public static string Normalize(string? text) => Find(text, States) ?? Country(text);

    /// <summary>A country by its ISO 3166-1 alpha-2 code in small letters, from its English or own name, alpha-2 or alpha-3 code; the folded text if it is not known.</summary>
    /// <param name="text">The country; null is an empty one.</param>
    public static string Country(string? text) => Find(text, Countries) ?? TextFolding.Fold(text);

    /// <summary>Whether a text is a known state or country.</summary>
    internal static bool IsKnown(string text) => Find(text, States) is not null || Find(text, Countries) is not null;

    private static string? Find(string? text, SpellingTable table)
    {
        Span<Range> ranges = stackalloc Range[Words.Most];
        Span<char> joined = stackalloc char[48];
        using var words = new Words(text, ranges);
        return table.Of(words.Joined(0, words.Count, joined));
    }
}
