using System.Globalization;

namespace Crm.Evaluation.Tables;

/// <summary>Values of text, in no culture; null where the text is none.</summary>
internal static class Values
{
    public static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A number, or NaN where the text says that it is missing: NA, NaN or nothing.</summary>
    public static double? NumberOrMissing(string text) => text.Length == 0 || text.ToUpperInvariant() is "NA" or "NAN" ? double.NaN : Number(text);

    public static int? Whole(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A date as ISO 8601 has it, or without the dashes.</summary>
    public static DateOnly? Date(string text) => DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
