using Crm.Criteria;
using Crm.InMemory.Tables;
using Crm.Search;
using Crm.Storage;

namespace Crm.InMemory.Searching;

/// <summary>Answers one quick search: closeness by closeness, within each word by word of the leading term, and no further than until there are enough.</summary>
internal sealed class IndexSearch(SearchQuery query, TableSet tables, CancellationToken cancellationToken)
{
    private readonly IReadOnlyList<SearchedSource> sources = [.. query.Sources.Select(s => new SearchedSource(query, s, tables, cancellationToken))];
    private readonly Dictionary<(WordSegment, SearchTerm), SegmentAnswers> answers = [];
    private readonly HashSet<SearchMatch> seen = [];

    public IReadOnlyList<SearchMatch> Run()
    {
        var found = new List<SearchMatch>();
        foreach (var closeness in Enum.GetValues<SearchCloseness>().Where(Adds))
        {
            found.AddRange(Level(closeness).Take(query.Limit - found.Count));
            if (found.Count == query.Limit || (found.Count > 0 && closeness >= SearchCloseness.Prefix))
            {
                break;
            }
        }

        return found;
    }

    private bool Adds(SearchCloseness closeness) => sources.Any(s => s.Places.Any(p => query.Terms.Any(t => Answers(p, t).Adds(closeness))));

    /// <summary>The hits that are so close. What a segment says is old where its record is no hit, or one by another word: that word has its own turn.</summary>
    private IEnumerable<SearchMatch> Level(SearchCloseness closeness)
    {
        var among = new IReadOnlyList<IReadOnlyList<RecordSet>>?[sources.Count];
        foreach (var (word, source, places) in Words(closeness))
        {
            var others = among[source] ??= [.. query.Terms.Where((_, i) => i != query.Leader).Select(t => sources[source].Answering(p => Answers(p, t).Within(closeness)))];
            foreach (var id in sources[source].Having(places, others))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var match = new SearchMatch(source, id);
                if (!seen.Contains(match) && sources[source].Judge(id) is { } rank && rank.Closeness == closeness && rank.Word == word && seen.Add(match))
                {
                    yield return match;
                }
            }
        }
    }

    /// <summary>The words that answer the leading term, in their order, then that of the sources, with all places where they stand.</summary>
    private IEnumerable<(string Word, int Source, List<(Place, Range)> Places)> Words(SearchCloseness closeness)
    {
        var parts = sources.SelectMany((s, i) => s.Places.Select(p => Words(i, p, closeness))).ToList();
        (string Word, int Source, List<(Place, Range)> Places)? current = null;
        foreach (var (word, source, place, range) in parts.InOrder(Order))
        {
            if (current is { } open && open.Word == word && open.Source == source)
            {
                open.Places.Add((place, range));
                continue;
            }

            if (current is not null)
            {
                yield return current.Value;
            }

            current = (word, source, [(place, range)]);
        }

        if (current is not null)
        {
            yield return current.Value;
        }
    }

    private IEnumerable<(string Word, int Source, Place Place, Range Range)> Words(int source, Place place, SearchCloseness closeness) =>
        Answers(place, query.Terms[query.Leader]).Within(closeness)
            .SelectMany(r => Enumerable.Range(r.Start.Value, r.End.Value - r.Start.Value))
            .Select(w => (place.Words.Word(w), source, place, w..(w + 1)));

    private SegmentAnswers Answers(Place place, SearchTerm term)
    {
        if (!answers.TryGetValue((place.Words, term), out var known))
        {
            answers.Add((place.Words, term), known = new(place.Words, term));
        }

        return known;
    }

    private static IComparer<(string Word, int Source, Place, Range)> Order { get; } = Comparer<(string Word, int Source, Place, Range)>.Create(static (a, b) =>
        CodePointComparer.Compare(a.Word, b.Word) is var word and not 0 ? word : a.Source.CompareTo(b.Source));
}
