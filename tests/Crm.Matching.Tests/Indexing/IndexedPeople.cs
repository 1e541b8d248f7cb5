using Crm.Matching.Records;
using Crm.Synthetic.People;

namespace Crm.Matching.Tests.Indexing;

/// <summary>Made-up people, matched once for all tests.</summary>
public sealed class IndexedPeople
{
    public const int Count = 6000;

    public IndexedPeople()
    {
        Table = Of(Count, 7);
        Result = RecordMatcher.Deduplicate(Table);
        Index = Result.Index();
    }

    public RecordTable Table { get; }

    public MatchResult Result { get; }

    public MatchIndex Index { get; }

    public Func<string, string?> Row(int record) => RowOf(Table, record);

    public static Func<string, string?> RowOf(RecordTable table, int record) => column => table[column][record];

    public static RecordTable Of(int count, ulong seed)
    {
        PersonRecord[] people = [.. PeopleGenerator.Records(count, seed)];
        return new(PersonRecord.Columns.Select((name, i) => (name, Array.ConvertAll(people, person => (string?)person.Values[i]))));
    }
}
