using System.Globalization;

namespace Crm.Matching.Records.RoleGuessing;

/// <summary>What the values of a column say about its role.</summary>
internal static class ContentRoles
{
    private const double Most = 0.6;
    private const double NearlyAll = 0.85;
    private const int LongText = 60;

    /// <summary>A role that the values show beyond doubt, whatever the column is called; null: none.</summary>
    public static (FieldRole Role, string Reason)? Certain(ColumnProfile p) =>
        p.Email >= Most ? (FieldRole.Email, Say(p.Email, "are e-mail addresses"))
        : p.Website >= Most ? (FieldRole.Website, Say(p.Website, "are web addresses"))
        : null;

    /// <summary>Whether a role can be what a name says: the values do not speak against it.</summary>
    public static bool Permits(ColumnProfile p, FieldRole role) => role switch
    {
        FieldRole.Email => p.Email >= 0.3,
        FieldRole.Website => p.Website >= 0.3,
        FieldRole.Phone => p.Phone >= 0.4,
        FieldRole.BirthDate => p.Date >= 0.4,
        FieldRole.GivenName or FieldRole.FamilyName => p.Letters >= 0.7 && p.MeanLength < 40 && p.Organisation < 0.5,
        FieldRole.FullName => p.Letters >= 0.7 && p.MeanLength < LongText && p.Organisation < 0.5,
        FieldRole.OrganisationName => p.Date < Most && p.Phone < Most && p.Digits < Most,
        FieldRole.HouseNumber => p.MeanLength <= 10 && p.Letters < 0.5,
        FieldRole.PostalCode => p.MeanLength is >= 3 and <= 11 && p.MeanWords <= 2.2 && p.Letters < 0.4 && p.Date < Most,
        FieldRole.City or FieldRole.Region => p.Letters >= 0.6 && p.MeanLength < 40,
        FieldRole.Address => p.Date < Most && p.FormattedPhone < Most && p.Digits < 0.8,
        FieldRole.Identifier => p.MeanLength < 40 && p.MeanWords < 3,
        FieldRole.Category => p.DistinctShare <= 0.5 || p.Distinct <= 20,
        FieldRole.Number => p.Digits + p.Number >= Most,
        _ => true,
    };

    /// <summary>The role that the values alone make likely.</summary>
    public static (FieldRole Role, string Reason) Likely(ColumnProfile p)
    {
        if (p.IsSerial && p.Count > 5)
        {
            return (FieldRole.Ignored, "each value stands once, and they number the records");
        }

        if (p.Date >= Most)
        {
            return p.YearSpan >= 15 ? (FieldRole.BirthDate, Say(p.Date, "are dates, over many years")) : (FieldRole.Ignored, Say(p.Date, "are dates of few years: when something was recorded"));
        }

        return Numbers(p) ?? Words(p);
    }

    private static (FieldRole Role, string Reason)? Numbers(ColumnProfile p)
    {
        var isFew = p.Distinct <= 12 && p.DistinctShare <= 0.1;
        return p.SocialSecurity >= Most ? (FieldRole.Identifier, Say(p.SocialSecurity, "are written as social security numbers"))
            : p.PostalCode >= Most ? (FieldRole.PostalCode, Say(p.PostalCode, "are written as postal codes"))
            : p.FormattedPhone >= Most || (p.FormattedPhone + p.DialledPhone >= Most && p.DialledPhone < NearlyAll) || p.DialledPhone >= 0.95 ? (FieldRole.Phone, Say(p.Phone, "are digits as phone numbers have them"))
            : p.Number >= 0.4 && p.Number + p.Digits >= NearlyAll ? (FieldRole.Number, Say(p.Number, "have decimals"))
            : p.Digits >= 0.7 && isFew ? (FieldRole.Category, $"there are only {p.Distinct} different numbers")
            : p.YearsAlone >= NearlyAll ? (FieldRole.Number, Say(p.YearsAlone, "are years"))
            : p.Digits >= 0.7 && p.DigitLength is >= 4 and <= 6 && p.SameDigitLength >= 0.75 ? (FieldRole.PostalCode, Say(p.SameDigitLength, $"have {p.DigitLength} digits"))
            : p.Digits >= 0.7 && p.DigitLength > 5 && p.SameDigitLength >= 0.4 ? (FieldRole.Identifier, Say(p.Digits, "are long numbers"))
            : p.HouseNumber >= 0.8 && (p.MeanLength <= 3.3 || p.Digits < 0.97) ? (FieldRole.HouseNumber, Say(p.HouseNumber, "are short numbers, some with a letter"))
            : p.Digits >= 0.7 ? (FieldRole.Number, Say(p.Digits, "are numbers of many lengths"))
            : p.Code >= 0.7 ? (FieldRole.Identifier, Say(p.Code, "are codes of letters and digits"))
            : null;
    }

    private static (FieldRole Role, string Reason) Words(ColumnProfile p)
    {
        var isFew = (p.Distinct <= 50 && p.DistinctShare <= 0.1) || (p.Distinct <= 12 && p.DistinctShare <= 0.15) || (p.Distinct <= 5 && p.DistinctShare <= 0.35);
        return p.MeanLength > LongText ? (FieldRole.Text, string.Create(CultureInfo.InvariantCulture, $"the values are long: {p.MeanLength:0} characters"))
            : p.Region >= Most && p.Distinct <= 250 ? (FieldRole.Region, Say(p.Region, "are states or countries"))
            : isFew && p.City < 0.4 && p.Given < 0.4 && p.Street < 0.3 ? (FieldRole.Category, $"there are only {p.Distinct} different values")
            : p.Street >= 0.5 && p.Street > p.Organisation ? (FieldRole.Address, Say(p.Street, "have a kind of street, or a number and words"))
            : p.Organisation >= 0.25 && p.Organisation > p.FullName ? (FieldRole.OrganisationName, Say(p.Organisation, "have a legal form or a word of companies"))
            : p.MeanWords >= 1.7 && p.FullName >= 0.4 ? (FieldRole.FullName, Say(p.FullName, "are two words or more, with a known given name"))
            : p.City >= 0.25 && p.City >= p.Given && p.City >= p.Family ? (FieldRole.City, Say(p.City, "are large cities"))
            : p.MeanWords < 1.5 && p.Given >= 0.3 && p.Given >= p.Family ? (FieldRole.GivenName, Say(p.Given, "are known given names"))
            : p.MeanWords < 1.5 && p.Family >= 0.15 ? (FieldRole.FamilyName, Say(p.Family, "are known family names"))
            : p.Letters >= 0.9 && p.MeanWords < 2.5 && p.Town + p.City >= 0.2 && p.MeanLength < 25 ? (FieldRole.City, Say(p.Town + p.City, "look like names of towns"))
            : (FieldRole.Text, "nothing says more about it");
    }

    private static string Say(double share, string what) => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(1, share) * 100:0} % of the values {what}");
}
