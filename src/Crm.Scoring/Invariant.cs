using System.Globalization;

namespace Crm.Scoring;

/// <summary>Numbers in messages, the same in every culture.</summary>
internal static class Invariant
{
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
