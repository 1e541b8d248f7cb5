using Crm.Criteria;
using Crm.Matching.Records;

namespace Crm.Data;

/// <summary>Which fields of two entities play the same part: by them a sweep compares the records of the one with those of the other. Data of the tenant.</summary>
/// <param name="Left">The one entity.</param>
/// <param name="Right">The other entity.</param>
/// <param name="Fields">What is compared; each field stands once.</param>
public sealed record SweepMapping(string Left, string Right, Sequence<SweepField> Fields)
{
    /// <summary>A person kept as an account too, a company kept as a contact. Names of companies compare well enough as names of people; the other way about, namesakes would be taken for the same.</summary>
    internal static SweepMapping ContactAndAccount { get; } = new("contact", "account",
    [
        new("name", "name", FieldRole.FullName),
        new("email", "email", FieldRole.Email),
        new("phone", "phone", FieldRole.Phone),
        new("addresses.street", "addresses.street", FieldRole.Address),
        new("addresses.postalCode", "addresses.postalCode", FieldRole.PostalCode),
        new("addresses.city", "addresses.city", FieldRole.City),
    ]);

    /// <summary>What it is of, whichever entity is named first.</summary>
    internal (string First, string Second) Entities => string.CompareOrdinal(Left, Right) <= 0 ? (Left, Right) : (Right, Left);
}

/// <summary>
/// Two fields that play the same part: texts or days of the records, or of the primary one of what belongs to them (<c>addresses.street</c>; where none is primary, the one that came first).
/// </summary>
/// <param name="Left">The field of the one entity.</param>
/// <param name="Right">The field of the other.</param>
/// <param name="Role">What they mean; null: guessed from the name and the values of the left one.</param>
public sealed record SweepField(string Left, string Right, FieldRole? Role = null);
