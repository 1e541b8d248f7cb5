namespace Crm.Data;

/// <summary>The columns of a vCard file: named as the fields of a contact that they go to.</summary>
internal static class VCardColumns
{
    public static IReadOnlyList<string> All { get; } =
    [
        "externalId", "firstName", "lastName", "jobTitle", "account.name", "birthDate", "language", "email", "phone",
        "emails.work", "emails.home", "emails.other", "phones.work", "phones.home", "phones.mobile", "phones.fax", "phones.other",
        .. new[] { "work", "home", "other" }.SelectMany(t => AddressParts.Select(p => $"addresses.{t}.{p}")),
    ];

    /// <summary>The parts of an address, in the order of ADR from its third component on.</summary>
    public static IReadOnlyList<string> AddressParts => ["street", "city", "region", "postalCode", "country"];

    public static int Of(string column)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == column)
            {
                return i;
            }
        }

        return -1;
    }
}
