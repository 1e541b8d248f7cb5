using Crm.Matching.Normalizing;
using Crm.Matching.Normalizing.Dates;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Which columns are more than one field: whole names and addresses; and how each is read.</summary>
internal static class FieldParts
{
    private const int Sampled = 2000;

    // An address column of which fewer have a house number is a street.
    private const double LeastNumbered = 0.1;

    public static IEnumerable<FieldPart> Of(SourceColumn column, IReadOnlyList<SourceColumn> all, MatchOptions options) => column.Role switch
    {
        FieldRole.FullName when !all.Any(other => other.Role is FieldRole.GivenName or FieldRole.FamilyName) =>
            [Part(column, FieldRole.GivenName, TextPiece.GivenName), Part(column, FieldRole.FamilyName, TextPiece.FamilyName)],
        FieldRole.Address when !all.Any(other => other.Role == FieldRole.HouseNumber) && HasNumbers(column) =>
            [Part(column, FieldRole.HouseNumber, TextPiece.HouseNumber), Part(column, FieldRole.Address, TextPiece.Street)],
        FieldRole.BirthDate => [new(new(column.Name, column.Role, Dates: DateOrders.Recognise(column.Sample(Sampled)).Order), column.Texts)],
        FieldRole.Phone => [new(new(column.Name, column.Role, Region: options.Region), column.Texts)],
        _ => [Part(column, column.Role, TextPiece.Whole)],
    };

    private static FieldPart Part(SourceColumn column, FieldRole role, TextPiece piece) => new(new(column.Name, role, piece), column.Texts);

    private static bool HasNumbers(SourceColumn column)
    {
        var sample = column.Sample(Sampled);
        return sample.Count(text => Addresses.Normalize(text).HouseNumber.Length > 0) > LeastNumbered * sample.Count;
    }
}
