using Crm.Matching.Comparing;

namespace Crm.Matching.Blocking.Keys;

/// <summary>The words of a value, as hashes, split as <see cref="TokenColumn"/> does. Of a value with more, the first 64.</summary>
internal static class Tokens
{
    public const int Most = 64;

    /// <summary>Writes the hashes of the distinct words, in the order of the text; returns how many.</summary>
    public static int Read(ReadOnlySpan<char> value, Span<ulong> tokens)
    {
        var count = 0;
        for (var i = 0; i < value.Length && count < tokens.Length;)
        {
            if (TokenColumn.IsBetween(value[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < value.Length && !TokenColumn.IsBetween(value[i]))
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
}
