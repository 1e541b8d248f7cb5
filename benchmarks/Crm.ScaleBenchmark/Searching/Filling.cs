using Crm.Contacts;
using Crm.Extensibility;
using Crm.Records;
using Crm.Search;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.ScaleBenchmark.Searching;

/// <summary>What the store would write for as many contacts, and its index: companies through the store, people past it, in the order of the index.</summary>
internal sealed class Filling(ICrmStore store, IdGenerator ids, int count)
{
    /// <summary>Of 100 records the one that Bob owns; all others are Ann's.</summary>
    public const int BobsShare = 100;

    public const int Seed = 7;

    private const int Companies = 20_000;
    private static readonly CrmModel Model = StandardModel.Create();
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 1, 0, 0);

    public async Task RunAsync(IBulk bulk)
    {
        var people = new People(Seed);
        var companies = Enumerable.Range(0, Companies).Select(i => new Account { Name = people.Company(i), Email = $"info@{People.Domain(i)}" }).ToList();
        var companyIds = await WriteAsync("account", companies);
        var template = (await WriteAsync("contact", [new Contact { FirstName = "Template", LastName = "Of" }]))[0];
        await bulk.PeopleAsync(template, Enumerable.Range(0, count).Select(i => Next(people, i, companies, companyIds)));
    }

    /// <summary>The words of a contact as the store has them in its index.</summary>
    public static IEnumerable<(string Field, string Word)> Words(Person person) =>
    [
        .. Of("name", $"{person.First} {person.Last}", SearchKind.Words),
        .. Of("email", person.Email, SearchKind.Words),
        .. Of("phone", person.Phone, SearchKind.Phone),
        .. Of("account.name", person.CompanyName, SearchKind.Words),
    ];

    /// <summary>The next person's names and company.</summary>
    public static (string First, string Last, int Company) Draw(People people)
    {
        var (first, last) = people.Next();
        return (first, last, people.NextCompany(Companies));
    }

    public static string Email(string first, string last, int number, int company) => $"{first}.{last}{number}@{People.Domain(company)}";

    private static IEnumerable<(string, string)> Of(string field, string text, SearchKind kind) => SearchWords.Of(text, kind).Select(w => (field, w));

    private Person Next(People people, int i, List<Account> companies, List<Guid> companyIds)
    {
        var (first, last, company) = Draw(people);
        return new(ids.NextGuid(), first, last, Email(first, last, i, company), People.Phone(i), companyIds[company], companies[company].Name, i % BobsShare == 0 ? Asking.Bob : Asking.Ann);
    }

    private async Task<List<Guid>> WriteAsync<T>(string name, List<T> records)
        where T : Record
    {
        var entity = Model[name];
        var written = new List<Guid>();
        foreach (var page in records.Chunk(5_000))
        {
            var rows = page.Select(r => Insert(entity, r)).ToList();
            written.AddRange(rows.Select(r => r.Id));
            await store.InTransactionAsync(
                async token =>
                {
                    await store.WriteAsync(new(TenantId.Default, Now, rows), token);
                    return true;
                },
                CancellationToken.None);
        }

        return written;
    }

    private RowWrite Insert(EntityDefinition entity, Record record)
    {
        var row = entity.Snapshot(record);
        row[EntityDefinition.IdSlot] = ids.NextGuid();
        (row[EntityDefinition.VersionSlot], row[EntityDefinition.CreatedAtSlot], row[EntityDefinition.ChangedAtSlot]) = (1L, Now, Now);
        row[EntityDefinition.OwnerSlot] = Asking.Ann.Value;
        row[entity.AllFields.First(f => f.Name == "name").Slot.Ordinal] = record is Contact contact ? $"{contact.FirstName} {contact.LastName}" : ((Account)record).Name;
        return new() { Entity = entity, Kind = WriteKind.Insert, Id = (Guid)row[EntityDefinition.IdSlot]!, Row = row, Effective = Now };
    }
}

/// <summary>A contact to be.</summary>
internal sealed record Person(Guid Id, string First, string Last, string Email, string Phone, Guid Company, string CompanyName, Id<User> Owner)
{
    /// <summary>The columns in which contacts differ; all others are the template's.</summary>
    public static readonly string[] Columns = ["id", "first_name", "last_name", "name", "email", "phone", "account_id", "owner_id"];

    public object[] Values => [Id, First, Last, $"{First} {Last}", Email, Phone, Company, Owner.Value];
}

/// <summary>Writes past the store.</summary>
internal interface IBulk
{
    /// <summary>Writes contacts that are like one that is there but for <see cref="Person.Columns"/>, and their index.</summary>
    Task PeopleAsync(Guid template, IEnumerable<Person> people);
}
