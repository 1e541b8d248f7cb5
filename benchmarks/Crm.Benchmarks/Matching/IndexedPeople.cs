using Crm.Matching;
using Crm.Matching.Records;
using Crm.Synthetic.People;

namespace Crm.Benchmarks.Matching;

/// <summary>Generated people that are matched and indexed, and further records, of the same people and others, to ask for.</summary>
internal sealed class IndexedPeople
{
    public const int Questions = 1 << 14;

    private static readonly Lazy<IndexedPeople> ByTheMillion = new(() => new(1_000_000));

    public IndexedPeople(int records)
    {
        PersonRecord[] people = [.. PeopleGenerator.Records(records + Questions, 1)];
        (People, Asked) = (people[..records], people[records..]);
        var table = new RecordTable(PersonRecord.Columns.Select((column, i) => (column, Array.ConvertAll(People, person => (string?)person.Values[i]))));
        Index = RecordMatcher.Deduplicate(table, new() { Threads = 2 }).Index(threads: 2);
    }

    /// <summary>The same 1,000,000 for all benchmarks.</summary>
    public static IndexedPeople Million => ByTheMillion.Value;

    public PersonRecord[] People { get; }

    public PersonRecord[] Asked { get; }

    public MatchIndex Index { get; }

    public static Func<string, string?> ValuesOf(PersonRecord person) => column => column switch
    {
        "given_name" => person.Given,
        "family_name" => person.Family,
        "birth_date" => person.Birth,
        "street_address" => person.Address,
        "city" => person.City,
        "postcode" => person.PostalCode,
        "email" => person.Email,
        "phone" => person.Phone,
        _ => null,
    };
}
