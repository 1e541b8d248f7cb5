namespace Crm.Matching.Comparing.Tokens;

/// <summary>What two texts share: equal tokens, and of those that are left the pairs that are nearly equal, the likest first, each token once.</summary>
internal static class TokenOverlap
{
    /// <summary>Of the tokens without an equal one, so many of each text look for one that is nearly equal; long texts stay quick.</summary>
    public const int MostLeft = 16;

    /// <summary>The sum over pairs of tokens of the product of both weights and the similarity.</summary>
    /// <param name="column">The texts.</param>
    /// <param name="left">The one text.</param>
    /// <param name="right">The other.</param>
    /// <param name="weights">A weight for each of the column's tokens; none: 1 each.</param>
    /// <param name="from">From which Jaro-Winkler similarity on tokens are nearly equal; above 1: never.</param>
    public static double Sum(TokenColumn column, Range left, Range right, ReadOnlySpan<float> weights, double from)
    {
        var tokens = column.Tokens;
        Span<int> lefts = stackalloc int[MostLeft];
        Span<int> rights = stackalloc int[MostLeft];
        var (leftCount, rightCount) = (0, 0);
        var (i, j) = (left.Start.Value, right.Start.Value);
        var sum = 0.0;
        while (i < left.End.Value || j < right.End.Value)
        {
            var one = i < left.End.Value ? tokens[i] : int.MaxValue;
            var other = j < right.End.Value ? tokens[j] : int.MaxValue;
            if (one == other)
            {
                sum += weights.IsEmpty ? 1 : (double)weights[i] * weights[j];
            }
            else if (one < other && leftCount < MostLeft)
            {
                lefts[leftCount++] = i;
            }
            else if (other < one && rightCount < MostLeft)
            {
                rights[rightCount++] = j;
            }

            i += one <= other ? 1 : 0;
            j += other <= one ? 1 : 0;
        }

        return leftCount == 0 || rightCount == 0 || from > 1 ? sum : sum + Near(column, lefts[..leftCount], rights[..rightCount], weights, from);
    }

    private static double Near(TokenColumn column, Span<int> lefts, Span<int> rights, ReadOnlySpan<float> weights, double from)
    {
        Span<double> alike = stackalloc double[MostLeft * MostLeft];
        for (var i = 0; i < lefts.Length; i++)
        {
            for (var j = 0; j < rights.Length; j++)
            {
                var similarity = column.Names.Similarity(column.Tokens[lefts[i]], column.Tokens[rights[j]]);
                alike[(i * MostLeft) + j] = similarity >= from ? similarity : 0;
            }
        }

        var sum = 0.0;
        while (Best(column, lefts, rights, alike) is var best and >= 0)
        {
            var (i, j) = (best / MostLeft, best % MostLeft);
            sum += weights.IsEmpty ? alike[best] : (double)weights[lefts[i]] * weights[rights[j]] * alike[best];
            for (var k = 0; k < MostLeft; k++)
            {
                alike[(i * MostLeft) + k] = alike[(k * MostLeft) + j] = 0;
            }
        }

        return sum;
    }

    // Of pairs as alike the one with the lowest numbers, whichever text they are in: so the order of the two texts is the same.
    private static int Best(TokenColumn column, ReadOnlySpan<int> lefts, ReadOnlySpan<int> rights, ReadOnlySpan<double> alike)
    {
        var (best, bestPair) = (-1, (0, 0));
        for (var i = 0; i < lefts.Length; i++)
        {
            for (var j = 0; j < rights.Length; j++)
            {
                var place = (i * MostLeft) + j;
                if (alike[place] == 0 || (best >= 0 && alike[place] < alike[best]))
                {
                    continue;
                }

                var (one, other) = (column.Tokens[lefts[i]], column.Tokens[rights[j]]);
                var pair = (Math.Min(one, other), Math.Max(one, other));
                if (best < 0 || alike[place] > alike[best] || pair.CompareTo(bestPair) < 0)
                {
                    (best, bestPair) = (place, pair);
                }
            }
        }

        return best;
    }
}
