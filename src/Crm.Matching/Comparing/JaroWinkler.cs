using System.Buffers;
using Crm.Matching.Comparing.Jaro;

namespace Crm.Matching.Comparing;

/// <summary>How alike two short texts are by the letters they share near the same place, names above all: 0 nothing shared, 1 identical.</summary>
/// <remarks>
/// Jaro: (m/|a| + m/|b| + (m - t)/m) / 3, with m letters that match no further apart than max(|a|, |b|)/2 - 1 places and t half the number of those that
/// stand in another order, rounded down (M. A. Jaro, "Advances in Record-Linkage Methodology", JASA 84, 1989, section 3). Winkler adds 0.1 (1 - Jaro) for each of
/// at most four letters that both begin with, where Jaro alone is above 0.7 (W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules", 1990,
/// section 2; the threshold as in his program, jellyfish and rapidfuzz). Two empty texts are identical: 1; an empty and another: 0.
/// Letters are UTF-16 units, compared as they are: fold case and accents first. Symmetric to the last bit.
/// </remarks>
public static class JaroWinkler
{
    /// <summary>Above which Jaro similarity a shared beginning counts.</summary>
    public const double DefaultBoostAbove = 0.7;

    /// <summary>The most letters of a shared beginning that count.</summary>
    internal const int MostPrefix = 4;

    private const int OnStack = 256;

    // A noncharacter (Unicode, chapter 23.7): stands in a working copy for a letter that has its partner.
    private const char Taken = '\uFFFF';

    /// <summary>The Jaro-Winkler similarity.</summary>
    /// <param name="left">The one text.</param>
    /// <param name="right">The other.</param>
    /// <param name="boostAbove">Above which Jaro similarity a shared beginning counts, 0.7 unless told; 0: nearly always, 1: never.</param>
    /// <returns>From 0 to 1.</returns>
    /// <remarks>No allocation up to 256 letters, beyond from the shared pool. At most |left| |right| steps, sixteen or more a cycle.</remarks>
    public static double Similarity(ReadOnlySpan<char> left, ReadOnlySpan<char> right, double boostAbove = DefaultBoostAbove)
    {
        var jaro = Jaro(left, right);
        return jaro > boostAbove
            ? Boosted(jaro, left[..Math.Min(left.Length, MostPrefix)].CommonPrefixLength(right[..Math.Min(right.Length, MostPrefix)]))
            : jaro;
    }

    /// <summary>The Jaro similarity, without Winkler's addition.</summary>
    /// <param name="left">The one text.</param>
    /// <param name="right">The other.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Jaro(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty || left.SequenceEqual(right))
        {
            return left.Length == right.Length ? 1 : 0;
        }

        var length = left.Length + right.Length;
        char[]? rented = null;
        var scratch = length <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(length);
        var result = Jaro(left, right, scratch[..left.Length], scratch.Slice(left.Length, right.Length));
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return result;
    }

    /// <summary>How many places apart two letters may stand.</summary>
    internal static int Window(int left, int right) => Math.Max((Math.Max(left, right) / 2) - 1, 0);

    internal static double Boosted(double jaro, int prefix) => jaro + (prefix * 0.1 * (1 - jaro));

    private static double Jaro(ReadOnlySpan<char> left, ReadOnlySpan<char> right, Span<char> matched, Span<char> free)
    {
        right.CopyTo(free);
        var window = Window(left.Length, right.Length);
        var matches = 0;
        for (var i = 0; i < left.Length; i++)
        {
            var from = Math.Max(i - window, 0);
            var to = Math.Min(i + window + 1, right.Length);
            if (from < to && left[i] != Taken && free[from..to].IndexOf(left[i]) is var place and >= 0)
            {
                free[from + place] = Taken;
                matched[matches++] = left[i];
            }
        }

        var (moved, next) = (0, 0);
        for (var j = 0; j < right.Length && next < matches; j++)
        {
            if (free[j] == Taken && right[j] != Taken)
            {
                moved += matched[next++] == right[j] ? 0 : 1;
            }
        }

        return Quotients.Jaro(left.Length, right.Length, matches, moved);
    }
}
