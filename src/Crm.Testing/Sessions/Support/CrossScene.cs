using Crm.Contacts;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>People of whom some are kept as contact and as account, with a slip: what a sweep across finds.</summary>
internal static class CrossScene
{
    /// <summary>How many people there are on each side.</summary>
    public const int Size = 90;

    /// <summary>How many of them are on both.</summary>
    public const int Shared = 30;

    private static readonly string[] Given = ["Ada", "Bea", "Carl", "Dora", "Emil", "Frida", "Gina", "Hugo", "Ida", "Jonas", "Karla", "Ludwig", "Mara", "Nils", "Olga", "Paul"];
    private static readonly string[] Family = ["Adler", "Brandt", "Carstens", "Dietrich", "Engel", "Fuchs", "Graf", "Hahn", "Imhof", "Jansen", "Kessler", "Lorenz", "Maurer", "Neumann", "Oswald", "Pfeiffer", "Richter", "Seidel", "Thoma", "Ullrich"];
    private static readonly string[] Streets = ["Lindenweg", "Bahnhofstrasse", "Am Markt", "Schulgasse", "Ringstrasse", "Gartenweg", "Mühlenweg", "Kirchplatz"];
    private static readonly string[] Cities = ["Aachen", "Bremen", "Celle", "Dresden", "Erfurt", "Fulda"];

    public sealed record Person(string First, string Last, string? Email, string Phone, string Street, string City);

    /// <summary>The people, those on both sides first.</summary>
    public static IReadOnlyList<Person> People(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (2 * Size) - Shared).Select(i =>
        {
            var (first, last) = (Given[random.Next(Given.Length)], Family[random.Next(Family.Length)]);
            return new Person(
                first,
                last,
                i % 4 == 3 ? null : $"{first}.{last}{random.Next(100, 999)}@mail{random.Next(6)}.example".ToLowerInvariant(),
                $"030 {random.Next(1_000_000, 9_999_999)}",
                $"{Streets[random.Next(Streets.Length)]} {random.Next(1, 120)}",
                Cities[random.Next(Cities.Length)]);
        })];
    }

    /// <summary>What a careless hand makes of somebody: of each the one or the other is wrong.</summary>
    public static Person Careless(Person person, int i) => (i % 3) switch
    {
        0 => person with { Last = person.Last + "s" },
        1 => person with { Phone = $"030 {7_654_321 + i}" },
        _ => person with { First = person.First[..1] + "." },
    };

    /// <summary>Saves them; what a place has is of the person at that place, on both sides.</summary>
    public static async Task<(IReadOnlyList<Contact> Contacts, IReadOnlyList<Account> Accounts)> SaveAsync(CrmSession crm, int seed = 5)
    {
        var people = People(seed);
        Contact[] contacts = [.. people.Take(Size).Select(p => ContactOf(crm, p))];
        Account[] accounts = [.. people.Take(Shared).Select(Careless).Concat(people.Skip(Size)).Select(p => AccountOf(crm, p))];
        await crm.SaveAsync();
        return (contacts, accounts);
    }

    private static Contact ContactOf(CrmSession crm, Person person)
    {
        var contact = crm.Add(new Contact { FirstName = person.First, LastName = person.Last, Email = person.Email, Phone = person.Phone, BirthDate = new LocalDate(1980, 1, 1) });
        crm.Add(new PostalAddress { ContactId = contact.Id, Street = "Nowhere 1", City = "Nowhere" });
        crm.Add(new PostalAddress { ContactId = contact.Id, Street = person.Street, City = person.City, IsPrimary = true });
        return contact;
    }

    private static Account AccountOf(CrmSession crm, Person person)
    {
        var account = crm.Add(new Account { Name = $"{person.First} {person.Last}", Email = person.Email, Phone = person.Phone });
        crm.Add(new PostalAddress { AccountId = account.Id, Street = person.Street, City = person.City });
        return account;
    }
}
