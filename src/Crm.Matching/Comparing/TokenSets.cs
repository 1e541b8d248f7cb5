using Crm.Matching.Comparing.Tokens;

namespace Crm.Matching.Comparing;

/// <summary>How much of two texts is the same tokens, in whatever order; tokens with a typo count for what they are alike.</summary>
/// <remarks>
/// The Dice coefficient 2 s / (|A| + |B|) over sets of tokens, where s counts 1 for each equal pair and, for those left, the Jaro-Winkler similarity of each nearly equal pair,
/// the likest first. Two texts without tokens are identical: 1. Of the tokens without an equal one up to 8 a text are looked at. Nothing is allocated. Thread-safe.
/// </remarks>
/// <param name="column">The texts.</param>
/// <param name="nearFrom">From which Jaro-Winkler similarity on two tokens are nearly equal, 0.9 unless told; above 1: only equal ones count.</param>
public sealed class TokenSets(TokenColumn column, double nearFrom = TokenSets.DefaultNearFrom)
{
    /// <summary>From which Jaro-Winkler similarity on two tokens are nearly equal.</summary>
    public const double DefaultNearFrom = 0.9;

    /// <summary>The similarity of two texts.</summary>
    /// <param name="left">The number of the one text.</param>
    /// <param name="right">The number of the other.</param>
    /// <returns>From 0 to 1.</returns>
    public double Similarity(int left, int right)
    {
        var (one, other) = (column.Of(left), column.Of(right));
        var size = one.End.Value - one.Start.Value + other.End.Value - other.Start.Value;
        return size == 0 ? 1 : 2 * TokenOverlap.Sum(column, one, other, [], nearFrom) / size;
    }
}
