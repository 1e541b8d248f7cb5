using System.Runtime.InteropServices;

namespace Crm.Matching.Model;

/// <summary>
/// How likely the levels of two records are that are no match, field by field: they are strangers; or they live or work together, and share their address, number and family name, but not their given name or day of birth;
/// or they have lived together, and one of them has moved since. Each field tells more about which: the chances of all three are carried along.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct OtherOdds
{
    private double strangers;
    private double together;
    private double parted;

    /// <summary>Before a field was seen.</summary>
    /// <param name="together">The share of other pairs that live or work together.</param>
    /// <param name="parted">The share of those that have done so.</param>
    public OtherOdds(double together, double parted) => (strangers, this.together, this.parted) = (1 - together - parted, together, parted);

    /// <summary>The probability of a level of the next field, given those before.</summary>
    /// <param name="field">The field.</param>
    /// <param name="level">Its level.</param>
    /// <param name="ofStrangers">The probability among strangers.</param>
    public double Next(FieldOdds field, int level, double ofStrangers)
    {
        if (level == Pattern.Missing)
        {
            return 1;
        }

        var before = strangers + together + parted;
        var shared = field.Mixed(field.Shared, level, ofStrangers);
        var left = field.Kept is { } kept ? field.Mixed(kept, level, ofStrangers) : shared;
        (strangers, together, parted) = (strangers * ofStrangers / before, together * shared / before, parted * left / before);
        return strangers + together + parted;
    }

    /// <summary>The probability of living or working together still, and of having done so, given the fields so far.</summary>
    public readonly (double Together, double Parted) Shares => (together / (strangers + together + parted), parted / (strangers + together + parted));
}
