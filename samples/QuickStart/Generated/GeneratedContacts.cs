using Bogus;
using Crm.Samples.QuickStart.Data;

namespace Crm.Samples.QuickStart.Generated;

/// <summary>Makes people at accounts: two to five at each, with addresses of their company.</summary>
internal static class GeneratedContacts
{
    private static readonly string[] Languages = ["en", "en-GB", "de", "fr", "es"];

    public static List<ContactRow> Create(Faker faker, IReadOnlyList<AccountRow> accounts, string file)
    {
        var contacts = new List<ContactRow>();
        foreach (var account in accounts)
        {
            var domain = new string([.. account.Name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]) + ".example";
            for (var i = faker.Random.Int(2, 5); i > 0; i--)
            {
                var (first, last) = (faker.Name.FirstName(), faker.Name.LastName());
                contacts.Add(new(new(file, contacts.Count + 1), $"C{contacts.Count + 1:0000}", first, last, account.Name)
                {
                    JobTitle = faker.Name.JobTitle(),
                    Email = $"{first}.{last}{contacts.Count + 1}@{domain}".ToLowerInvariant().Replace("'", "", StringComparison.Ordinal),
                    Phone = faker.Phone.PhoneNumber("+1 ### 555 ####"),
                    Language = faker.PickRandom(Languages),
                });
            }
        }

        return contacts;
    }
}
