namespace Crm.Matching.Normalizing;

/// <summary>Names of persons as people write them: titles, order, commas, particles, capitals and initials. All results are folded (<see cref="TextFolding"/>); nothing throws, whatever the text.</summary>
public static class PersonNames
{
    /// <summary>
    /// Takes a whole name apart. What stands before a comma is the family name ("LOPEZ, Jose M"), unless only suffixes follow; without a comma it is the word or words in capitals if the others are not ("Jean DUPONT"), else
    /// what begins with the first particle ("Ludwig van Beethoven"), else the last word. A single word is a given name if a table knows it as one and no title stands before it. O(length), less than a microsecond.
    /// </summary>
    /// <param name="text">The name; null is an empty one.</param>
    public static PersonName Parse(string? text) => Parse(text, out _);

    /// <summary>One text for a whole name: given, middle, family name in this order, without titles and suffixes. Normalizing twice gives the same as once.</summary>
    /// <param name="text">The name; null is an empty one.</param>
    public static string Normalize(string? text)
    {
        while (true)
        {
            var normalized = Parse(text, out var again).Text;
            if (!again || normalized == text)
            {
                return normalized;
            }

            text = normalized;
        }
    }

    /// <summary>One text for what stands in a column of given names: without titles.</summary>
    /// <param name="text">The given name or names; null is empty.</param>
    public static string NormalizeGiven(string? text) => NormalizePart(text);

    /// <summary>One text for what stands in a column of family names: without titles and suffixes, Mac Donald as one word.</summary>
    /// <param name="text">The family name; null is empty.</param>
    public static string NormalizeFamily(string? text) => NormalizePart(text);

    private static PersonName Parse(string? text, out bool again)
    {
        Span<NameWord> space = stackalloc NameWord[NameWords.Most];
        using var words = new NameWords(text, space);
        again = false;
        if (words.IsTooLong)
        {
            return new("", "", "", TextFolding.Fold(text), "");
        }

        var parser = new PersonNameParser(words);
        var name = parser.Whole();
        again = parser.IsToBeReadAgain;
        return name;
    }

    private static string NormalizePart(string? text)
    {
        Span<NameWord> space = stackalloc NameWord[NameWords.Most];
        while (true)
        {
            using var words = new NameWords(text, space);
            if (words.IsTooLong)
            {
                return TextFolding.Fold(text);
            }

            var parser = new PersonNameParser(words);
            var part = parser.Part();
            if (!parser.IsToBeReadAgain || part == text)
            {
                return part;
            }

            text = part;
        }
    }
}
