namespace Crm.Matching.Comparing.Tokens;

/// <summary>What two texts share: equal tokens, and of those that are left the pairs that are nearly equal, the likest first, each token once.</summary>
internal static class TokenOverlap
{
    /// <summary>Of the tokens without an equal one, so many of each text look for one that is nearly equal; long texts stay quick.</summary>
    public const int MostLeft = 8;

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
        Span<byte> places = stackalloc byte[MostLeft * MostLeft];
        var (names, bags, count) = (column.Names, column.Bags, 0);
        for (var i = 0; i < lefts.Length; i++)
        {
            var token = column.Tokens[lefts[i]];
            var bag = bags[token];
            for (var j = 0; j < rights.Length; j++)
            {
                var other = column.Tokens[rights[j]];
                if (bag.MayReach(bags[other], from) && names.Similarity(token, other) is var similarity && similarity >= from && similarity > 0)
                {
                    (alike[count], places[count]) = (similarity, (byte)((i * MostLeft) + j));
                    count++;
                }
            }
        }

        var sum = 0.0;
        while (count > 0)
        {
            var best = Best(column.Tokens, lefts, rights, alike[..count], places);
            var (i, j) = (places[best] / MostLeft, places[best] % MostLeft);
            sum += weights.IsEmpty ? alike[best] : (double)weights[lefts[i]] * weights[rights[j]] * alike[best];
            count = Remove(i, j, alike[..count], places);
        }

        return sum;
    }

    // Of pairs as alike the one with the lowest numbers, whichever text they are in: so the order of the two texts is the same.
    private static int Best(ReadOnlySpan<int> tokens, ReadOnlySpan<int> lefts, ReadOnlySpan<int> rights, ReadOnlySpan<double> alike, ReadOnlySpan<byte> places)
    {
        var (best, bestPair) = (0, Pair(tokens, lefts, rights, places[0]));
        for (var k = 1; k < alike.Length; k++)
        {
            if (alike[k] >= alike[best])
            {
                var pair = Pair(tokens, lefts, rights, places[k]);
                if (alike[k] > alike[best] || pair.CompareTo(bestPair) < 0)
                {
                    (best, bestPair) = (k, pair);
                }
            }
        }

        return best;
    }

    private static (int, int) Pair(ReadOnlySpan<int> tokens, ReadOnlySpan<int> lefts, ReadOnlySpan<int> rights, int place)
    {
        var (one, other) = (tokens[lefts[place / MostLeft]], tokens[rights[place % MostLeft]]);
        return (Math.Min(one, other), Math.Max(one, other));
    }

    // Both tokens have their partner.
    private static int Remove(int i, int j, Span<double> alike, Span<byte> places)
    {
        var kept = 0;
        for (var k = 0; k < alike.Length; k++)
        {
            if (places[k] / MostLeft != i && places[k] % MostLeft != j)
            {
                (alike[kept], places[kept]) = (alike[k], places[k]);
                kept++;
            }
        }

        return kept;
    }
}
