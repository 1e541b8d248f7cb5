using Crm.Matching.Model;

namespace Crm.Matching.Fields;

/// <summary>Given and family name that stand in each other's place: when neither agrees where it stands, they are compared crosswise, and what is found counts once, in the given name.</summary>
/// <param name="given">The place of the given name among the fields.</param>
/// <param name="family">The place of the family name.</param>
/// <param name="level">The level of swapped names in the given name.</param>
/// <param name="familyOfGiven">For each code of a given name the code of the same text as a family name; -1: there is none.</param>
internal sealed class NameSwap(int given, int family, int level, int[] familyOfGiven)
{
    public ulong Apply(ulong pattern, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (Pattern.Level(pattern, given) != Pattern.Else || Pattern.Level(pattern, family) != Pattern.Else)
        {
            return pattern;
        }

        var crosswise = familyOfGiven[a[given]] == b[family] && familyOfGiven[b[given]] == a[family];
        return crosswise ? Pattern.With(Pattern.Without(Pattern.Without(pattern, given), family), given, level) : pattern;
    }
}
