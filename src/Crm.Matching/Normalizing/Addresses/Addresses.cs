namespace Crm.Matching.Normalizing;

/// <summary>Addresses in the ways of many countries, brought to one. Results are folded (<see cref="TextFolding"/>); nothing throws, whatever the text.</summary>
public static class Addresses
{
    /// <summary>
    /// Takes an address apart: a street with its number, perhaps unit, post office box and what follows. Kinds of streets, directions and ordinals are written in one way (<c>Hauptstr.</c>, <c>Haupt Straße</c> and
    /// <c>Hauptstrasse</c> are all <c>haupt street</c>); the house number may stand in front or behind; of "between 5th and 6th" and "at Broadway" nothing is left where a number stands. Normalizing the text again gives the text.
    /// O(length), about a microsecond.
    /// </summary>
    /// <param name="text">The address; null is an empty one.</param>
    public static StreetAddress Normalize(string? text)
    {
        Span<Range> ranges = stackalloc Range[Words.Most];
        while (true)
        {
            using var words = new Words(WithSigns(text ?? ""), ranges);
            if (words.IsTooLong)
            {
                return new("", words.Text(), "", "", "");
            }

            var parser = new AddressParser(words);
            var address = parser.Parse();
            if (!parser.IsToBeReadAgain || address.Text == text)
            {
                return address;
            }

            text = address.Text;
        }
    }

    /// <summary>A house number alone: without blanks and the sign for "number", folded.</summary>
    /// <param name="text">The house number; null is an empty one.</param>
    public static string NormalizeHouseNumber(string? text)
    {
        Span<Range> ranges = stackalloc Range[Words.Most];
        using var words = new Words(text, ranges);
        while (words.Count > 1 && !words.IsTooLong && (StreetVocabulary.IsNumberSign(words[0]) || words[0] is "n"))
        {
            words.Remove(0);
        }

        if (words.Count == 2 && char.IsAsciiDigit(words[0][^1]) && words[1] is [>= 'a' and <= 'z'])
        {
            words.Glue(0);
        }

        return words.Text();
    }

    // Folding makes blanks of # and /; where they mean something, a word says so before.
    private static string WithSigns(string text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        // 5/12 Smith Street: unit 5, number 12.
        if (digits > 0 && digits + 1 < text.Length && text[digits] == '/' && char.IsAsciiDigit(text[digits + 1]))
        {
            text = $"unit {text.AsSpan(0, digits)} {text.AsSpan(digits + 1)}";
        }

        if (text.StartsWith("c/", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("c/o", StringComparison.OrdinalIgnoreCase))
        {
            text = $"calle {text.AsSpan(2)}";
        }

        return text.Contains('#') ? text.Replace("#", " unit ", StringComparison.Ordinal) : text;
    }
}
