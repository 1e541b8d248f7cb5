using Crm.Matching.Comparing.Edits;

namespace Crm.Matching.Comparing;

/// <summary>The least number of letters to insert, delete, replace or swap with their neighbour that makes one text of another; no place is edited twice.</summary>
/// <remarks>
/// This is the optimal string alignment (F. J. Damerau, CACM 7, 1964): from CA to ABC it is 3, where an edit of what was swapped would make 2,
/// so it is no metric. Computed as <see cref="Levenshtein"/> is.
/// </remarks>
public static class DamerauLevenshtein
{
    /// <inheritdoc cref="Levenshtein.Distance"/>
    public static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int maximum = int.MaxValue) =>
        EditDistance.Of(left, right, maximum, transpose: true);

    /// <inheritdoc cref="Levenshtein.Similarity"/>
    public static double Similarity(ReadOnlySpan<char> left, ReadOnlySpan<char> right) => EditDistance.Similarity(left, right, transpose: true);
}
