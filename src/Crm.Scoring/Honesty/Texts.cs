using System.Globalization;

namespace Crm.Scoring.Honesty;

/// <summary>Numbers as reasons and cards write them, in no culture.</summary>
internal static class Texts
{
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => share.ToString("0.##%", CultureInfo.InvariantCulture);

    public static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
