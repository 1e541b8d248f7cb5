using System.Globalization;
using Crm.Criteria;
using Crm.Records;
using NodaTime;
using NodaTime.Text;

namespace Crm.Data;

/// <summary>Makes values of texts, and texts of values that compare as the store compares them.</summary>
internal sealed class ImportValue(ImportOptions options)
{
    private static readonly LocalDatePattern Continental = LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu");
    private readonly LocalDatePattern? asked = options.DateFormat is { } format ? Pattern(format) : null;

    /// <summary>The value, or what is wrong with the text.</summary>
    public (object? Value, FieldError? Error) Parse(FieldDefinition field, string text) => field.Kind switch
    {
        ValueKind.Text => (text, null),
        ValueKind.Boolean => Boolean(field, text),
        ValueKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (whole, null) : Wrong(field, "not_a_number", "A whole number is wanted."),
        ValueKind.Decimal => Decimal(field, text),
        ValueKind.Date => Date(text) is { } date ? (date, null) : Wrong(field, "not_a_date", $"A date such as {options.DateFormat ?? "2026-03-31"} is wanted."),
        ValueKind.Instant => InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant ? (instant.Value.Cut(), null) : Wrong(field, "not_an_instant", "An instant such as 2026-03-31T12:00:00Z is wanted."),
        _ => Wrong(field, "not_settable", "The field is not set by an import."),
    };

    /// <summary>What two values share exactly when they are equal.</summary>
    public static string KeyOf(FieldDefinition field, object value) => value switch
    {
        string text when field.TextRule == TextRule.Folded => TextRules.Key(text),
        string text => text,
        Guid id => id.ToString("N"),
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static (object?, FieldError?) Boolean(FieldDefinition field, string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "1" or "X" or "JA" or "J" or "OUI" or "O" => (true, null),
        "FALSE" or "NO" or "N" or "0" or "NEIN" or "NON" => (false, null),
        _ => Wrong(field, "not_a_boolean", "Yes or no is wanted: true, false, yes, no, 1, 0."),
    };

    private (object?, FieldError?) Decimal(FieldDefinition field, string text)
    {
        var plain = options.DecimalComma ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text;
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number, null)
            : Wrong(field, "not_a_number", options.DecimalComma ? "A number such as 1.234,5 is wanted." : "A number such as 1234.5 is wanted.");
    }

    private LocalDate? Date(string text)
    {
        foreach (var pattern in asked is null ? [LocalDatePattern.Iso, Continental] : new[] { asked })
        {
            if (pattern.Parse(text) is { Success: true } parsed)
            {
                return parsed.Value;
            }
        }

        return null;
    }

    private static LocalDatePattern Pattern(string format)
    {
        try
        {
            return LocalDatePattern.CreateWithInvariantCulture(format);
        }
        catch (InvalidPatternException)
        {
            throw CrmException.Invalid("dateFormat", "not_a_pattern", "A date's format is a pattern such as MM/dd/yyyy.");
        }
    }

    private static (object?, FieldError?) Wrong(FieldDefinition field, string code, string message) => (null, new(field.Name, code, message));
}
