using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Crm.Reporting;

/// <summary>Values of a report as text: the same everywhere, whatever the culture.</summary>
public static class ReportText
{
    /// <summary>What stands where there is no value.</summary>
    public const string Nothing = "–";

    /// <summary>A value as its column shows it; <see cref="Nothing"/> for null.</summary>
    public static string Of(object? value, ReportKind kind = ReportKind.Text) => (value, kind) switch
    {
        (null, _) => Nothing,
        (LocalDate day, ReportKind.Month) => day.ToString("uuuu-MM", CultureInfo.InvariantCulture),
        (LocalDate day, ReportKind.Quarter) => string.Create(CultureInfo.InvariantCulture, $"{day.Year} Q{((day.Month - 1) / 3) + 1}"),
        (LocalDate day, _) => LocalDatePattern.Iso.Format(day),
        (Instant instant, _) => InstantPattern.General.Format(instant),
        (long or int or decimal, _) => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture), kind),
        (IFormattable other, _) => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Whether values of a column stand at its right side.</summary>
    public static bool IsNumber(this ReportKind kind) => kind is ReportKind.Count or ReportKind.Amount or ReportKind.Number or ReportKind.Percent or ReportKind.Days;

    private static string Number(decimal number, ReportKind kind) => kind switch
    {
        ReportKind.Count or ReportKind.Amount => number.ToString("#,0", CultureInfo.InvariantCulture),
        ReportKind.Percent => (number * 100).ToString("#,0.0", CultureInfo.InvariantCulture) + "%",
        ReportKind.Days => number.ToString("#,0.0", CultureInfo.InvariantCulture),
        ReportKind.Number => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        _ => number.ToString("0.############", CultureInfo.InvariantCulture),
    };
}
