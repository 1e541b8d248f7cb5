using System.Globalization;

namespace Crm.Scoring;

/// <summary>Numbers in messages and reasons, the same in every culture.</summary>
internal static class Invariant
{
    /// <summary>All digits that tell it from its neighbours.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Up to four decimals.</summary>
    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Three decimals.</summary>
    public static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A whole number, its thousands apart.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage with up to two decimals.</summary>
    public static string Percent(double share) => share.ToString("0.##%", CultureInfo.InvariantCulture);
}
