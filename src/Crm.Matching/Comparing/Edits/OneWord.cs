namespace Crm.Matching.Comparing.Edits;

/// <summary>A text of 1 to 64 letters against any other: the matrix goes column by column, a column being one word of steps up and one of steps down.</summary>
internal static class OneWord
{
    /// <summary>The distance, or one more than the maximum.</summary>
    public static int Distance(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, int maximum, bool transpose)
    {
        var letters = new LetterMask(pattern);
        var last = 1UL << (pattern.Length - 1);
        var (up, down, diagonal, before) = (ulong.MaxValue, 0UL, 0UL, 0UL);
        var distance = pattern.Length;
        for (var j = 0; j < text.Length; j++)
        {
            var equal = letters.Of(text[j]);
            var swapped = transpose ? ((~diagonal & equal) << 1) & before : 0;
            diagonal = (((equal & up) + up) ^ up) | equal | down | swapped;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            distance += ((right & last) != 0 ? 1 : 0) - ((left & last) != 0 ? 1 : 0);

            // Each column that is left takes one away at most.
            if (distance - (text.Length - 1 - j) > maximum)
            {
                return maximum + 1;
            }

            right = (right << 1) | 1;
            up = (left << 1) | ~(diagonal | right);
            down = right & diagonal;
            before = equal;
        }

        return distance;
    }
}
