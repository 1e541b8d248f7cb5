using Crm.Matching.Comparing.Edits;

namespace Crm.Matching.Comparing;

/// <summary>The least number of letters to insert, delete or replace that makes one text of another.</summary>
/// <remarks>
/// Sixty-four letters a step (G. Myers, "A Fast Bit-Vector Algorithm for Approximate String Matching", JACM 46, 1999; in the form of H. Hyyrö, "Bit-Parallel
/// Approximate String Matching Algorithms with Transposition", 2003), and only the steps that a maximum leaves (E. Ukkonen, 1985). Letters are UTF-16 units.
/// No allocation where the shorter text has up to 64 letters, beyond from the shared pool.
/// </remarks>
public static class Levenshtein
{
    /// <summary>The distance.</summary>
    /// <param name="left">The one text.</param>
    /// <param name="right">The other.</param>
    /// <param name="maximum">What is further is not told apart; no maximum unless told. The smaller, the quicker.</param>
    /// <returns>The distance, or <paramref name="maximum"/> + 1 where it is more than the maximum.</returns>
    /// <exception cref="MatchingException">The maximum is below 0 (<c>matching.invalid_option</c>).</exception>
    public static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int maximum = int.MaxValue) =>
        EditDistance.Of(left, right, maximum, transpose: false);

    /// <summary>The distance as a share of the longer text, turned around.</summary>
    /// <param name="left">The one text.</param>
    /// <param name="right">The other.</param>
    /// <returns>From 0, no letter in place, to 1, identical; two empty texts are identical.</returns>
    public static double Similarity(ReadOnlySpan<char> left, ReadOnlySpan<char> right) => EditDistance.Similarity(left, right, transpose: false);
}
