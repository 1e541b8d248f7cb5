using Bogus;
using Crm.Samples.QuickStart.Data;
using NodaTime;

namespace Crm.Samples.QuickStart.Generated;

/// <summary>Sales of a company that does not exist: made from a fixed seed, so the same at every run. They end on <see cref="AsOf"/> and reach back eighteen months.</summary>
internal static class GeneratedSales
{
    /// <summary>The day the data tells of last.</summary>
    public static LocalDate AsOf { get; } = new(2024, 12, 31);

    private const int Seed = 20241231;
    private const int Accounts = 60;
    private const int Deals = 1_200;
    private const string File = "generated";

    private static readonly ProductRow[] Products =
    [
        new(new(File, 1), "Aurora Desk") { Series = "Aurora", ListPrice = 690 },
        new(new(File, 2), "Aurora Studio") { Series = "Aurora", ListPrice = 2_450 },
        new(new(File, 3), "Borealis Edge") { Series = "Borealis", ListPrice = 4_900 },
        new(new(File, 4), "Borealis Rack") { Series = "Borealis", ListPrice = 11_800 },
        new(new(File, 5), "Cumulus Care") { Series = "Cumulus", ListPrice = 320 },
        new(new(File, 6), "Cumulus Cover") { Series = "Cumulus", ListPrice = 1_150 },
        new(new(File, 7), "Delta Cluster") { Series = "Delta", ListPrice = 28_500 },
    ];

    private static readonly string[] Offices = ["North", "South", "Overseas"];
    private static readonly string[] Sectors = ["software", "retail", "medical", "finance", "logistics", "education", "manufacturing"];

    /// <summary>Makes them.</summary>
    public static SalesData Create()
    {
        var faker = new Faker("en") { Random = new Randomizer(Seed) };
        var accounts = CreateAccounts(faker);
        var agents = CreateAgents(faker);
        var deals = new GeneratedDeals(faker, [.. accounts.Select(a => a.Name)], Products, [.. agents.Select(a => a.Name)], AsOf);
        OpportunityRow[] opportunities = [.. Enumerable.Range(1, Deals).Select(n => deals.Create(new(File, n), $"G{n:00000}"))];
        var contacts = GeneratedContacts.Create(faker, accounts, File);
        return new()
        {
            Accounts = accounts,
            Products = Products,
            Agents = agents,
            Opportunities = opportunities,
            Contacts = contacts,
            Activities = new GeneratedActivities(faker, contacts, AsOf, File).Create(opportunities),
            ExtractDate = AsOf,
        };
    }

    private static List<AccountRow> CreateAccounts(Faker faker)
    {
        var names = Unique(Accounts, () => faker.Company.CompanyName());
        return
        [
            .. names.Select((name, i) => new AccountRow(new(File, i + 1), name)
            {
                Sector = faker.PickRandom(Sectors),
                Established = faker.Random.Int(1962, 2021),
                Employees = faker.Random.Int(12, 9_000),
                Revenue = faker.Random.Int(1, 4_000) * 1_000_000m,
                Country = faker.Address.Country(),

                // Every eighth belongs to one before it.
                Parent = i > 0 && i % 8 == 0 ? names[faker.Random.Int(0, i - 1)] : null,
            }),
        ];
    }

    private static List<AgentRow> CreateAgents(Faker faker)
    {
        const int ManagersPerOffice = 2;
        const int AgentsPerManager = 5;
        var managers = Offices.Length * ManagersPerOffice;
        var names = Unique(managers * (AgentsPerManager + 1), () => $"{faker.Name.FirstName()} {faker.Name.LastName()}");
        return
        [
            .. names.Skip(managers).Select((name, i) => new AgentRow(new(File, i + 1), name)
            {
                Manager = names[i / AgentsPerManager],
                Office = Offices[i / AgentsPerManager / ManagersPerOffice],
            }),
        ];
    }

    private static List<string> Unique(int count, Func<string> make)
    {
        var names = new List<string>();
        while (names.Count < count)
        {
            var name = make();
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }

        return names;
    }
}
