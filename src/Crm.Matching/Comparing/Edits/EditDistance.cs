namespace Crm.Matching.Comparing.Edits;

/// <summary>What both edit distances do before a matrix is needed.</summary>
internal static class EditDistance
{
    public static int Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int maximum, bool transpose)
    {
        if (maximum < 0)
        {
            throw Refuse.Option($"The maximum distance is {maximum}; it is 0 or more.");
        }

        // What both begin and end with costs nothing.
        var start = left.CommonPrefixLength(right);
        var end = 0;
        while (end < Math.Min(left.Length, right.Length) - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        left = left[start..^end];
        right = right[start..^end];
        var shorter = left.Length <= right.Length ? left : right;
        var longer = left.Length <= right.Length ? right : left;
        if (longer.Length - shorter.Length > maximum)
        {
            return maximum + 1;
        }

        maximum = Math.Min(maximum, longer.Length);
        return shorter.Length switch
        {
            0 => longer.Length,
            <= LetterMask.Width => OneWord.Distance(shorter, longer, maximum, transpose),
            _ => ManyWords.Distance(shorter, longer, maximum, transpose),
        };
    }

    public static double Similarity(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool transpose)
    {
        var longest = Math.Max(left.Length, right.Length);
        return longest == 0 ? 1 : 1 - ((double)Of(left, right, longest, transpose) / longest);
    }
}
