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
}
