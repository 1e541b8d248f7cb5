using Crm.Matching.Comparing.Tokens;

namespace Crm.Matching.Comparing;

/// <summary>How much two texts share, rare tokens counting more than frequent ones: the cosine of their TF-IDF vectors.</summary>
/// <remarks>
/// A token weighs (1 + ln tf) (1 + ln((1 + N) / (1 + df))), N texts of which df have it: one that no text has still has a weight, and none weighs nothing
/// (G. Salton, C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988, smoothed). Vectors have length 1. Two texts without tokens are identical: 1.
/// Four bytes a token of a text beside the column. Nothing is allocated by comparing. Thread-safe.
/// </remarks>
public sealed class TfIdf
{
    private readonly TokenColumn column;
    private readonly float[] weights;
    private readonly int[] documents;
    private readonly long total;

    /// <summary>Weighs the tokens of a column.</summary>
    /// <param name="column">The texts.</param>
    /// <param name="counts">For each text how many records have it; none: one each.</param>
    /// <exception cref="MatchingException">There is not one count a text (<c>matching.length_mismatch</c>).</exception>
    public TfIdf(TokenColumn column, ReadOnlySpan<int> counts = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (!counts.IsEmpty && counts.Length != column.Count)
        {
            throw Refuse.Of(MatchingErrorCodes.LengthMismatch, $"There are {counts.Length} counts and {column.Count} texts; there must be one a text, or none.");
        }

        (this.column, documents) = (column, new int[column.Vocabulary.Length]);
        for (var value = 0; value < column.Count; value++)
        {
            var count = counts.IsEmpty ? 1 : counts[value];
            total += count;
            foreach (var token in column.Tokens[column.Of(value)])
            {
                documents[token] += count;
            }
        }

        weights = Weigh();
    }

    /// <summary>Weighs the tokens of other texts by the frequencies learned from a column: those of one record and of the few it is compared with.</summary>
    /// <param name="column">The texts.</param>
    /// <param name="learned">What knows the frequencies; a token it does not know is as rare as can be.</param>
    public TfIdf(TokenColumn column, TfIdf learned)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(learned);
        (this.column, total, documents) = (column, learned.total, Array.ConvertAll(column.Vocabulary, learned.Documents));
        weights = Weigh();
    }

    /// <summary>The weight of a token that stands once in a text; higher for rarer ones, highest for one that no text has.</summary>
    /// <param name="token">The token.</param>
    public double InverseDocumentFrequency(string token) => Inverse(Documents(token));

    /// <summary>The cosine of two texts: equal tokens alone count.</summary>
    /// <param name="left">The number of the one text.</param>
    /// <param name="right">The number of the other.</param>
    /// <returns>From 0 to 1.</returns>
    public double Cosine(int left, int right) => SoftCosine(left, right, double.PositiveInfinity);

    /// <summary>The cosine in which nearly equal tokens count too, for what they are alike, each token once.</summary>
    /// <param name="left">The number of the one text.</param>
    /// <param name="right">The number of the other.</param>
    /// <param name="nearFrom">From which Jaro-Winkler similarity on two tokens are nearly equal.</param>
    /// <returns>From 0 to 1.</returns>
    /// <remarks>
    /// After the soft TF-IDF of W. Cohen, P. Ravikumar, S. Fienberg, "A Comparison of String Distance Metrics for Name-Matching Tasks", 2003, section 2.4; pairing each token at most
    /// once makes it symmetric. Up to 8 tokens a text without an equal one are looked at.
    /// </remarks>
    public double SoftCosine(int left, int right, double nearFrom = TokenSets.DefaultNearFrom)
    {
        var (one, other) = (column.Of(left), column.Of(right));
        var tokens = column.Tokens;
        if (tokens[one].SequenceEqual(tokens[other]) && column.Times[one].SequenceEqual(column.Times[other]))
        {
            return 1;
        }

        return Math.Min(1, TokenOverlap.Sum(column, one, other, weights, nearFrom));
    }

    private int Documents(string token)
    {
        var number = Array.BinarySearch(column.Vocabulary, token, StringComparer.Ordinal);
        return number < 0 ? 0 : documents[number];
    }

    private double Inverse(int count) => 1 + Math.Log((1.0 + total) / (1.0 + count));

    private float[] Weigh()
    {
        var inverse = Array.ConvertAll(documents, Inverse);
        var result = new float[column.Tokens.Length];
        for (var value = 0; value < column.Count; value++)
        {
            var own = column.Of(value);
            var square = 0.0;
            for (var i = own.Start.Value; i < own.End.Value; i++)
            {
                var times = column.Times[i];
                var weight = (times == 1 ? 1 : 1 + Math.Log(times)) * inverse[column.Tokens[i]];
                result[i] = (float)weight;
                square += weight * weight;
            }

            var length = (float)Math.Sqrt(square);
            foreach (ref var weight in result.AsSpan(own))
            {
                weight /= length;
            }
        }

        return result;
    }
}
