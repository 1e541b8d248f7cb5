using System.Runtime.InteropServices;
using Crm.InMemory.Reading;
using Crm.InMemory.Tables;
using Crm.Records;
using Crm.Search;
using Crm.Storage;

namespace Crm.InMemory.Searching;

/// <summary>Where words of a source's records stand: in the records themselves, or in those that a reference leads to.</summary>
/// <param name="Words">The words.</param>
/// <param name="Via">The reference; null: they are the records' own.</param>
internal sealed record Place(WordSegment Words, RelationDefinition? Via);

/// <summary>One source of a search: where its words stand, and which of its records are hits.</summary>
internal sealed class SearchedSource
{
    private readonly SearchQuery query;
    private readonly SearchSource source;
    private readonly Table table;
    private readonly Func<Guid, object?[], bool> isShown;
    private readonly IReadOnlyList<(SearchKind Kind, ValueReader Value)> fields;
    private readonly IReadOnlyList<WordSegment> segments;

    public SearchedSource(SearchQuery query, SearchSource source, TableSet tables, CancellationToken cancellationToken)
    {
        (this.query, this.source, table) = (query, source, tables[new(query.Tenant, source.Entity.Name)]);
        var view = new SourceView(new RowQuery { Entity = source.Entity, Tenant = query.Tenant, Restriction = source.Restriction }, tables);
        isShown = view.Restriction();
        fields = [.. source.Fields.Select(f => (f.Field.Kind, view.Value(f.Value)))];
        segments = table.Words(source.Entity, cancellationToken).Segments;
        Places =
        [
            .. source.Fields.Any(f => f.Field.Via is null) ? segments.Select(s => new Place(s, null)) : [],
            .. source.Fields.Where(f => f.Field.Via is not null).DistinctBy(f => f.Field.Via!.Name).SelectMany(f =>
                tables[new(query.Tenant, f.Field.Via!.Target)].Words((EntityDefinition)f.Value.Path[0].Target, cancellationToken).Segments.Select(s => new Place(s, f.Field.Via))),
        ];
    }

    public IReadOnlyList<Place> Places { get; }

    /// <summary>What a record is as a hit; null: it is none, or may not be seen.</summary>
    public Rank? Judge(Guid id)
    {
        if (!table.Rows.TryGetValue(id, out var row) || !isShown(id, row))
        {
            return null;
        }

        var words = fields.SelectMany((f, n) => SearchWords.Of((string?)f.Value.Read(row), f.Kind).Select(w => (n, w))).ToList();
        return words.Count == 0 ? null : Ranking.Of(query.Terms, words);
    }

    /// <summary>For each segment of its records those that have an answer to a term, among words that are its answers at each place.</summary>
    public IReadOnlyList<RecordSet> Answering(Func<Place, IEnumerable<Range>> answers)
    {
        var sets = segments.Select(s => new RecordSet(s.Count)).ToList();
        foreach (var place in Places)
        {
            foreach (var words in answers(place))
            {
                for (var i = 0; i < sets.Count; i++)
                {
                    Visit(segments[i], place, words, sets[i].Add);
                }
            }
        }

        return sets;
    }

    /// <summary>The ids of the records that have one of these words and are in one of each of the sets, ascending; one may come again.</summary>
    public IEnumerable<Guid> Having(IReadOnlyList<(Place Place, Range Word)> words, IReadOnlyList<IReadOnlyList<RecordSet>> among) =>
        segments.Select((segment, i) => Having(segment, words).Where(r => among.All(sets => sets[i].Contains(r))).Select(r => segment.Ids[r])).ToList().InOrder(Comparer<Guid>.Default);

    private static IEnumerable<int> Having(WordSegment segment, IReadOnlyList<(Place Place, Range Word)> words)
    {
        var records = new List<int>();
        foreach (var (place, word) in words)
        {
            Visit(segment, place, word, found => records.AddRange(found));
        }

        if (words.Count == 1 && words[0].Place.Via is null)
        {
            return records;
        }

        // Few are sorted; many are in order as a set.
        if (records.Count <= segment.Count >> 6)
        {
            records.Sort();
            return records;
        }

        var set = new RecordSet(segment.Count);
        set.Add(CollectionsMarshal.AsSpan(records));
        return set.All();
    }

    private static void Visit(WordSegment segment, Place place, Range words, Action<ReadOnlySpan<int>> visit)
    {
        if (place.Via is null)
        {
            if (place.Words == segment)
            {
                visit(segment.Records(words));
            }

            return;
        }

        foreach (var target in place.Words.Records(words))
        {
            visit(segment.Referring(place.Via, place.Words.Ids[target]));
        }
    }
}
