using System.Globalization;
using Crm.Matching.Normalizing;
using Crm.Matching.Normalizing.Dates;
using Crm.Matching.Normalizing.Emails;
using Crm.Matching.Normalizing.Phones;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>How each role is normalized, and which columns are more than one field: whole names and addresses.</summary>
internal static class FieldParts
{
    private const int Sampled = 2000;

    // An address column of which fewer have a house number is a street.
    private const double LeastNumbered = 0.1;

    public static IEnumerable<FieldPart> Of(SourceColumn column, IReadOnlyList<SourceColumn> all, MatchOptions options) => column.Role switch
    {
        FieldRole.FullName when !all.Any(other => other.Role is FieldRole.GivenName or FieldRole.FamilyName) =>
        [
            Part(column, FieldRole.GivenName, "given name", text => PersonNames.Parse(text).Given),
            Part(column, FieldRole.FamilyName, "family name", text => PersonNames.Parse(text).Family),
        ],
        FieldRole.Address when !all.Any(other => other.Role == FieldRole.HouseNumber) && HasNumbers(column) =>
        [
            Part(column, FieldRole.HouseNumber, "house number", text => Addresses.Normalize(text).HouseNumber),
            Part(column, FieldRole.Address, "street", Street),
        ],
        _ => [new(column.Name, column.Role, column.Texts, () => Normalizer(column, options))],
    };

    private static FieldPart Part(SourceColumn column, FieldRole role, string part, Func<string, string> normalize) => new($"{column.Name} ({part})", role, column.Texts, () => normalize);

    private static bool HasNumbers(SourceColumn column)
    {
        var sample = column.Sample(Sampled);
        return sample.Count(text => Addresses.Normalize(text).HouseNumber.Length > 0) > LeastNumbered * sample.Count;
    }

    private static string Street(string text)
    {
        var address = Addresses.Normalize(text);
        return address.Street.Length > 0 ? address.Street : address.PostBox.Length > 0 ? $"po box {address.PostBox}" : address.Rest;
    }

    private static Func<string, string> Normalizer(SourceColumn column, MatchOptions options)
    {
        switch (column.Role)
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
                var rules = DateRules.Default with { Order = DateOrders.Recognise(column.Sample(Sampled)).Order };
                return text => Day(text, rules);
            case FieldRole.Email:
                return text => EmailAddresses.TryParse(text, out var address) ? address.Key : TextFolding.Fold(text);
            case FieldRole.Phone:
                return text => Phone(text, options.Region);
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
