using Crm.Matching.Comparing;
using Crm.Matching.Model;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Given and family name that stand in each other's place: when the given names do not agree where they stand, they are compared crosswise, and what is found counts once.</summary>
internal sealed class NameSwap
{
    // Crosswise names are the same but for a slip.
    private const double Alike = 0.88;

    private readonly int given;
    private readonly int family;
    private readonly int families;
    private readonly int slip;
    private readonly PackedNames names;

    /// <param name="given">The place of the given name among the fields.</param>
    /// <param name="family">The place of the family name.</param>
    /// <param name="givenNames">The given names.</param>
    /// <param name="familyNames">The family names.</param>
    /// <param name="slip">The level of family names that are the same but for a slip.</param>
    public NameSwap(int given, int family, CodedColumn givenNames, CodedColumn familyNames, int slip)
    {
        (this.given, this.family, families, this.slip) = (given, family, givenNames.Values.Length, slip);
        names = new([.. givenNames.Values, .. familyNames.Values]);
    }

    public ulong Apply(ulong pattern, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (Pattern.Level(pattern, given) != Pattern.Else || Pattern.Level(pattern, family) > Pattern.Else)
        {
            return pattern;
        }

        var (forth, back) = (IsAcross(a, b), IsAcross(b, a));
        var without = Pattern.Without(Pattern.Without(pattern, given), family);
        return (forth, back) switch
        {
            (true, true) => Pattern.With(without, given, GivenNameComparison.Swapped),
            // The other name is missing in one of them: a family name stands for a given one, which then is not known.
            (true, null) or (null, true) => Pattern.With(without, family, slip),
            _ => pattern,
        };
    }

    // Null: there is no family name.
    private bool? IsAcross(ReadOnlySpan<int> a, ReadOnlySpan<int> b) => b[family] < 0 ? null : names.Similarity(a[given], families + b[family]) >= Alike;
}
