using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Crm.Matching.Comparing.Edits;
using Crm.Matching.Comparing.Jaro;

namespace Crm.Matching.Comparing;

public sealed partial class PackedNames
{
    /// <summary>The Levenshtein distance of two names.</summary>
    /// <param name="left">The number of the one name.</param>
    /// <param name="right">The number of the other.</param>
    /// <param name="maximum">What is further is not told apart; no maximum unless told.</param>
    /// <returns>The distance, or <paramref name="maximum"/> + 1 where it is more than the maximum.</returns>
    /// <exception cref="MatchingException">The maximum is below 0 (<c>matching.invalid_option</c>).</exception>
    public int LevenshteinDistance(int left, int right, int maximum = int.MaxValue) => Distance(left, right, maximum, transpose: false);

    /// <summary>The distance of two names in which a swap of neighbours is one edit, as <see cref="DamerauLevenshtein"/> has it.</summary>
    /// <inheritdoc cref="LevenshteinDistance"/>
    public int DamerauLevenshteinDistance(int left, int right, int maximum = int.MaxValue) => Distance(left, right, maximum, transpose: true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Distance(int left, int right, int maximum, bool transpose)
    {
        var (one, other) = (slots[left], slots[right]);
        int length = one.GetElement(NameSlot.Kind);
        int otherLength = other.GetElement(NameSlot.Kind);
        if (Math.Max(length, otherLength) > ShortJaro.MostLetters || Math.Min(length, otherLength) == 0 || maximum < 0)
        {
            return EditDistance.Of(values[left], values[right], maximum, transpose);
        }

        if (Math.Abs(length - otherLength) > maximum)
        {
            return maximum + 1;
        }

        if (maximum == 1)
        {
            return length >= otherLength
                ? ShortEdits.UpToOne(one, length, other, otherLength, transpose)
                : ShortEdits.UpToOne(other, otherLength, one, length, transpose);
        }

        var distance = length >= otherLength
            ? ShortEdits.Distance(one, length, other, otherLength, transpose)
            : ShortEdits.Distance(other, otherLength, one, length, transpose);
        return distance <= maximum ? distance : maximum + 1;
    }
}
