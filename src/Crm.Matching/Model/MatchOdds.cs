using System.Runtime.InteropServices;

namespace Crm.Matching.Model;

/// <summary>
/// How likely the levels of a match are, field by field. Fields are independent, but for those of a place: who has moved has all of them changed. So a match is one of two kinds, and each field of a place tells more about
/// which: the chances of both kinds are carried along.
/// </summary>
/// <param name="moved">The share of matches that have moved.</param>
[StructLayout(LayoutKind.Auto)]
internal struct MatchOdds(double moved)
{
    private double stayed = 1 - moved;
    private double gone = moved;

    /// <summary>The probability of a level of the next field, given those before.</summary>
    public double Next(FieldOdds field, int level)
    {
        if (level == Pattern.Missing)
        {
            return 1;
        }

        if (field.Kept is not { } kept)
        {
            return field.M[level];
        }

        var before = stayed + gone;
        (stayed, gone) = (stayed * field.M[level] / before, gone * field.Mixed(kept, level, field.U[level]) / before);
        return stayed + gone;
    }

    /// <summary>The probability of having moved, given the fields so far.</summary>
    public readonly double Gone => gone / (stayed + gone);
}
