using System.Runtime.InteropServices;

namespace Crm.Matching.Model;

/// <summary>
/// How likely the levels of two records are that are no match, field by field: either they are strangers, or they live or work together, and share their address, number and family name, but not their given name or day of
/// birth. Each field tells more about which: the chances of both are carried along.
/// </summary>
/// <param name="together">The share of other pairs that live or work together.</param>
[StructLayout(LayoutKind.Auto)]
internal struct OtherOdds(double together)
{
    private double apart = 1 - together;
    private double joined = together;

    /// <summary>The probability of a level of the next field, given those before.</summary>
    /// <param name="field">The field.</param>
    /// <param name="level">Its level.</param>
    /// <param name="strangers">The probability among strangers.</param>
    public double Next(FieldOdds field, int level, double strangers)
    {
        if (level == Pattern.Missing)
        {
            return 1;
        }

        var before = apart + joined;
        (apart, joined) = (apart * strangers / before, joined * (field.Together?[level] ?? field.U[level]) / before);
        return apart + joined;
    }

    /// <summary>The probability of living or working together, given the fields so far.</summary>
    public readonly double Joined => joined / (apart + joined);
}
