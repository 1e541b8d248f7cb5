namespace Crm.Matching.Blocking.Keys;

/// <summary>The words of a value, as hashes: letters and digits that stand together. Of a value with more, the first 64.</summary>
internal static class Tokens
{
    public const int Most = 64;

    /// <summary>Writes the hashes of the distinct words, in the order of the text; returns how many.</summary>
    public static int Read(ReadOnlySpan<char> value, Span<ulong> tokens)
    {
        var count = 0;
        for (var i = 0; i < value.Length && count < tokens.Length;)
        {
            if (!IsPartOfWord(value[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < value.Length && IsPartOfWord(value[i]))
            {
                i++;
            }

            var hash = Hash64.Of(value[start..i]);
            if (!tokens[..count].Contains(hash))
            {
                tokens[count++] = hash;
            }
        }

        return count;
    }

    private static bool IsPartOfWord(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
