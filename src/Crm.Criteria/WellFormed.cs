namespace Crm.Criteria;

/// <summary>What a text may hold: any Unicode but NUL and surrogates without their other half, which no two databases keep alike.</summary>
public static class WellFormed
{
    /// <summary>The index of the first character that may not stand there, or -1. O(n).</summary>
    public static int IndexOfBad(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0')
            {
                return i;
            }

            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }

    /// <summary>Whether <paramref name="text"/> holds neither NUL nor a lone surrogate.</summary>
    public static bool Is(ReadOnlySpan<char> text) => IndexOfBad(text) < 0;

    internal static void Require(string text)
    {
        if (!Is(text))
        {
            throw new CriteriaException("criteria.text", "A text holds NUL or half of a surrogate pair, which no text may.");
        }
    }
}
