using System.Globalization;
using Crm.Matching.Normalizing;
using Crm.Matching.Normalizing.Dates;
using Crm.Matching.Normalizing.Emails;
using Crm.Matching.Normalizing.Phones;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>How a field is read from a column: enough to read a record another day as those before it.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Role">What the field means.</param>
/// <param name="Piece">What of the column's texts it is.</param>
/// <param name="Dates">The order of days and months, of dates that do not tell it themselves.</param>
/// <param name="Region">The region of telephone numbers without a country code; null: not known.</param>
internal sealed record FieldReading(string Column, FieldRole Role, TextPiece Piece = TextPiece.Whole, DateOrder Dates = DateOrder.DayMonthYear, string? Region = null)
{
    /// <summary>The field's name: the column's, or the column's and which part.</summary>
    public string Name => Piece switch
    {
        TextPiece.GivenName => $"{Column} (given name)",
        TextPiece.FamilyName => $"{Column} (family name)",
        TextPiece.HouseNumber => $"{Column} (house number)",
        TextPiece.Street => $"{Column} (street)",
        _ => Column,
    };

    /// <summary>What normalizes one text; many threads may use one at once.</summary>
    public Func<string, string> Normalizer() => Piece switch
    {
        TextPiece.GivenName => text => PersonNames.Parse(text).Given,
        TextPiece.FamilyName => text => PersonNames.Parse(text).Family,
        TextPiece.HouseNumber => text => Addresses.Normalize(text).HouseNumber,
        TextPiece.Street => Street,
        _ => OfWhole(),
    };

    private Func<string, string> OfWhole()
    {
        switch (Role)
        {
            case FieldRole.GivenName:
                return PersonNames.NormalizeGiven;
            case FieldRole.FamilyName:
                return PersonNames.NormalizeFamily;
            case FieldRole.FullName:
                return PersonNames.Normalize;
            case FieldRole.OrganisationName:
                return text => CompanyNames.Normalize(text).Core;
            case FieldRole.BirthDate:
                var rules = DateRules.Default with { Order = Dates };
                return text => Day(text, rules);
            case FieldRole.Email:
                return text => EmailAddresses.TryParse(text, out var address) ? address.Key : TextFolding.Fold(text);
            case FieldRole.Phone:
                return text => Phone(text, Region);
            case FieldRole.Address:
                return text => Addresses.Normalize(text).Text;
            case FieldRole.HouseNumber:
                return Addresses.NormalizeHouseNumber;
            case FieldRole.PostalCode:
                return PostalCodes.Normalize;
            case FieldRole.Region:
                return Regions.Normalize;
            case FieldRole.Identifier:
                return text => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
            case FieldRole.Website:
                return Website;
            case FieldRole.Number:
                return text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
            default:
                return TextFolding.Fold;
        }
    }

    private static string Street(string text)
    {
        var address = Addresses.Normalize(text);
        return address.Street.Length > 0 ? address.Street : address.PostBox.Length > 0 ? $"po box {address.PostBox}" : address.Rest;
    }

    // A day that is none keeps its digits: the slip is what is compared.
    private static string Day(string text, DateRules rules)
    {
        if (DateText.TryParse(text, rules, out PartialDate date))
        {
            return date.ToString();
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length == 8 ? $"{digits[..4]}-{digits[4..6]}-{digits[6..]}" : digits;
    }

    private static string Phone(string text, string? region)
    {
        if (PhoneNumbers.TryParse(text, region, out var number) && number.Value != 0)
        {
            return number.Value.ToString(CultureInfo.InvariantCulture);
        }

        var digits = string.Concat(text.Where(char.IsDigit)).TrimStart('0');
        return digits.Length >= 5 ? digits : "";
    }

    private static string Website(string text)
    {
        var address = text.Trim();
        var start = address.IndexOf("://", StringComparison.Ordinal);
        var host = start < 0 ? address : address[(start + 3)..];
        var end = host.AsSpan().IndexOfAny('/', '?', '#');
        host = (end < 0 ? host : host[..end]).ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
