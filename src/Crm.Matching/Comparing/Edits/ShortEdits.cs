using System.Runtime.Intrinsics;

namespace Crm.Matching.Comparing.Edits;

/// <summary>Edits between two texts of 1 to 15 letters, each in one vector of bytes; columns as in <see cref="OneWord"/>.</summary>
internal static class ShortEdits
{
    public static int Distance(Vector128<byte> pattern, int patternLength, Vector128<byte> text, int textLength, bool transpose)
    {
        var last = patternLength - 1;
        var (up, down, diagonal, before) = (uint.MaxValue, 0U, 0U, 0U);
        var distance = patternLength;
        for (var j = 0; j < textLength; j++)
        {
            var equal = Vector128.Equals(pattern, Vector128.ShuffleNative(text, Vector128.Create((byte)j))).ExtractMostSignificantBits();
            var swapped = transpose ? ((~diagonal & equal) << 1) & before : 0;
            diagonal = (((equal & up) + up) ^ up) | equal | down | swapped;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            distance += (int)((right >> last) & 1) - (int)((left >> last) & 1);
            right = (right << 1) | 1;
            up = (left << 1) | ~(diagonal | right);
            down = right & diagonal;
            before = equal;
        }

        return distance;
    }

    /// <summary>The distance, 2 for all that are further apart than one edit: behind that one all is the same.</summary>
    public static int UpToOne(Vector128<byte> longer, int longerLength, Vector128<byte> shorter, int shorterLength, bool transpose)
    {
        var letters = (1U << longerLength) - 1;
        var differ = Different(longer, shorter) & letters;
        if (differ == 0)
        {
            return 0;
        }

        var first = differ & (0 - differ);
        if (longerLength > shorterLength)
        {
            return longerLength == shorterLength + 1 && (Different(Next(longer), shorter) & (letters >> 1) & (0 - first)) == 0 ? 1 : 2;
        }

        var isSwapped = transpose && differ == 3 * first && ((Different(Next(longer), shorter) | Different(longer, Next(shorter))) & first) == 0;
        return differ == first || isSwapped ? 1 : 2;
    }

    private static uint Different(Vector128<byte> one, Vector128<byte> other) => ~Vector128.Equals(one, other).ExtractMostSignificantBits();

    // Each letter in the place of the one before it.
    private static Vector128<byte> Next(Vector128<byte> letters) => Vector128.Shuffle(letters, Vector128.Create((byte)1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, byte.MaxValue));
}
