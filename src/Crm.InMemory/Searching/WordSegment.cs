using System.Runtime.InteropServices;
using Crm.Criteria;
using Crm.Records;
using Crm.Search;

namespace Crm.InMemory.Searching;

/// <summary>
/// The words of some records, in the order of the words, each with the records it stands in, and whom the records refer to. What has changed since it was made it does not know:
/// whoever takes a record out of it looks whether the word still stands there. Immutable.
/// </summary>
internal sealed class WordSegment
{
    private readonly Guid[] ids;
    private readonly string[] words;
    private readonly int[] starts;
    private readonly int[] records;
    private readonly Dictionary<string, Dictionary<Guid, List<int>>> references;
    private readonly Lazy<(string Reversed, int Word)[]> backwards;

    /// <summary>Takes what <see cref="SegmentMaking"/> has made.</summary>
    /// <param name="ids">The ids of its records, ascending.</param>
    /// <param name="words">The distinct words, in their order.</param>
    /// <param name="starts">Where the records of each word start; one more for the end.</param>
    /// <param name="records">The numbers of the records, of each word ascending.</param>
    /// <param name="references">By the name of a reference and the id it leads to: the numbers of the records that refer there, ascending.</param>
    public WordSegment(Guid[] ids, string[] words, int[] starts, int[] records, Dictionary<string, Dictionary<Guid, List<int>>> references)
    {
        (this.ids, this.words, this.starts, this.records, this.references) = (ids, words, starts, records, references);
        backwards = new(() => [.. words.Select((w, i) => (SearchWords.Reversed(w), i)).OrderBy(w => w.Item1, CodePointComparer.Instance)]);
    }

    /// <summary>How many records it has; they are numbered from 0 in the order of their ids.</summary>
    public int Count => ids.Length;

    /// <summary>The ids of the records.</summary>
    public IReadOnlyList<Guid> Ids => ids;

    public string Word(int position) => words[position];

    /// <summary>The records of some words: of each word ascending.</summary>
    public ArraySegment<int> Records(Range words) => new(records, starts[words.Start.Value], starts[words.End.Value] - starts[words.Start.Value]);

    /// <summary>The records that refer to one, ascending.</summary>
    public ReadOnlySpan<int> Referring(RelationDefinition via, Guid target) =>
        references[via.Name].TryGetValue(target, out var referring) ? CollectionsMarshal.AsSpan(referring) : [];

    /// <summary>The words that start with <paramref name="prefix"/>.</summary>
    public Range From(string prefix) => Range(words, static w => w, prefix);

    /// <summary>The word itself.</summary>
    public Range Of(string word) => Array.BinarySearch(words, word, CodePointComparer.Instance) is >= 0 and var at ? at..(at + 1) : 0..0;

    /// <summary>The words that can be a term with typos: with its head, its tail, or the letters around its middle exchanged.</summary>
    public IEnumerable<int> Near(SearchTerm term)
    {
        var (heads, tails) = (From(term.Head), Range(backwards.Value, static w => w.Reversed, SearchWords.Reversed(term.Tail)));
        var near = Enumerable.Range(heads.Start.Value, heads.End.Value - heads.Start.Value)
            .Concat(backwards.Value[tails].Select(w => w.Word))
            .Where(w => Math.Abs(words[w].Length - term.Word!.Length) <= 2 * term.Typos);
        return term.Exchanged() is { } exchanged && Of(exchanged) is var range && !range.Equals(0..0) ? near.Append(range.Start.Value) : near;
    }

    private static Range Range<T>(T[] sorted, Func<T, string> word, string prefix)
    {
        var start = First(sorted, w => CodePointComparer.Compare(word(w), prefix) >= 0, 0);
        return start..First(sorted, w => !word(w).StartsWith(prefix, StringComparison.Ordinal), start);
    }

    /// <summary>The first of which something holds, which holds of all after it.</summary>
    private static int First<T>(T[] sorted, Func<T, bool> holds, int from)
    {
        var to = sorted.Length;
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            (from, to) = holds(sorted[middle]) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }
}
