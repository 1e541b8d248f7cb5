using System.Globalization;
using Crm.Criteria;
using Crm.Matching.Normalizing;
using Crm.Matching.Normalizing.Emails;
using Crm.Matching.Normalizing.Phones;
using Crm.Records;

namespace Crm.Data;

/// <summary>One part of a key: a field, and how its text is read.</summary>
internal sealed record KeyPart(FieldDefinition Field, string? Reading)
{
    private static readonly string[] Readings = ["email", "phone", "name", "company", "exact"];

    /// <exception cref="CrmException">It is no part (<c>crm.configuration</c>).</exception>
    public static KeyPart Parse(EntityDefinition entity, string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var reading = open < 0 ? null : text[..open];
        var name = open < 0 ? text : text[(open + 1)..].TrimEnd(')');
        var field = entity.AllFields.FirstOrDefault(f => f.Name == name && !f.IsSystem);
        var isRight = field is not null && (open < 0 || (text.EndsWith(')') && Readings.Contains(reading, StringComparer.Ordinal) && field.Kind == ValueKind.Text));
        return isRight ? new(field!, reading)
            : throw new CrmException(CrmErrors.Configuration, $"'{text}' is no part of a key of '{entity.Name}': a field, or {string.Join(", ", Readings)} of a text field, as in email(email).");
    }

    /// <summary>What is compared; null: the part is blank.</summary>
    public string? Of(object?[] row, string? region) => (Field.Read(row), Reading) switch
    {
        (null, _) => null,
        (string text, _) when string.IsNullOrWhiteSpace(text) => null,
        (string text, "email") => EmailAddresses.TryParse(text, out var address) ? address.Key : TextRules.Key(text.Trim()),
        (string text, "phone") => Phone(text, region),
        (string text, "name") => PersonNames.Normalize(text) is { Length: > 0 } name ? name : TextRules.Key(text.Trim()),
        (string text, "company") => CompanyNames.Normalize(text).Core is { Length: > 0 } core ? core : TextRules.Key(text.Trim()),
        (string text, "exact") => text,
        (string text, _) => Field.TextRule == TextRule.Folded ? TextRules.Key(text.Trim()) : text,
        (decimal number, _) => Queries.Row.WithoutTrailingZeros(number).ToString(CultureInfo.InvariantCulture),
        (var value, _) => ExportText.Of(value),
    };

    private static string? Phone(string text, string? region)
    {
        if (PhoneNumbers.TryParse(text, region, out var number))
        {
            return number.ToString();
        }

        var digits = Contacts.ContactPoints.DigitsOf(text);
        return digits.Length == 0 ? null : digits;
    }
}
