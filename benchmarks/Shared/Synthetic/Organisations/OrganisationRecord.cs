namespace Crm.Synthetic.Organisations;

/// <summary>A record of an organisation; a field that is empty is missing.</summary>
/// <param name="Organisation">Of which it is, from 1.</param>
internal sealed record OrganisationRecord(int Organisation, string Name, string Address, string City, string PostalCode, string Phone, string Website)
{
    public static string[] Columns { get; } = ["company", "street", "town", "post_code", "telephone", "web"];

    public string[] Values => [Name, Address, City, PostalCode, Phone, Website];
}
