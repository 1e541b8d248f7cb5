using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>How the values of each role are compared.</summary>
internal static class Comparisons
{
    /// <param name="column">The field's values.</param>
    /// <param name="words">What is known of the words of a larger column, of which these values are some; null: what these say.</param>
    public static FieldComparison Of(CodedColumn column, TextComparison? words = null) => column.Role switch
    {
        FieldRole.GivenName => new GivenNameComparison(column),
        FieldRole.FamilyName => new FamilyNameComparison(column),
        FieldRole.BirthDate => new BirthDateComparison(column),
        FieldRole.Email => new EmailComparison(column),
        FieldRole.Phone => new PhoneComparison(column),
        FieldRole.Identifier => new DigitsComparison(column),
        FieldRole.HouseNumber => new HouseNumberComparison(column),
        FieldRole.PostalCode => new PostalCodeComparison(column),
        FieldRole.City or FieldRole.Website => new NearTextComparison(column),
        FieldRole.Region or FieldRole.Category => new EqualComparison(column),
        FieldRole.Number => new NumberComparison(column),
        _ => new TextComparison(column, words),
    };

    /// <summary>What a column's words are known by, to compare some of its values later; null: words play no part.</summary>
    public static TextComparison? Words(CodedColumn column) => Of(new(column.Name, column.Role, [], [], [])) is TextComparison ? new(column) : null;

    /// <summary>Given and family names that may stand in each other's place; null: there is not one of each.</summary>
    public static NameSwap? Swap(FieldComparison[] fields)
    {
        var given = Array.FindIndex(fields, comparison => comparison.Column.Role == FieldRole.GivenName);
        var family = Array.FindIndex(fields, comparison => comparison.Column.Role == FieldRole.FamilyName);
        return given < 0 || family < 0 ? null : new(given, family, fields[given].Column, fields[family].Column, FamilyNameComparison.Slip);
    }
}
