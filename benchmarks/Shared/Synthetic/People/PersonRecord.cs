namespace Crm.Synthetic.People;

/// <summary>A record of somebody, as it stands in a file; a field that is empty is missing.</summary>
/// <param name="Person">Of whom it is, from 1: what a matcher is to find out.</param>
internal sealed record PersonRecord(int Person, string Given, string Family, string Birth, string Address, string City, string PostalCode, string Email, string Phone)
{
    public static string[] Columns { get; } = ["given_name", "family_name", "birth_date", "street_address", "city", "postcode", "email", "phone"];

    public string[] Values => [Given, Family, Birth, Address, City, PostalCode, Email, Phone];
}
