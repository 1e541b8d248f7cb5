using Crm.Search;

namespace Crm.InMemory.Searching;

/// <summary>The words of a segment that answer a term.</summary>
internal sealed class SegmentAnswers(WordSegment segment, SearchTerm term)
{
    private ILookup<SearchCloseness?, int>? near;

    private ILookup<SearchCloseness?, int> Near =>
        near ??= (term.Typos == 0 ? [] : segment.Near(term).Distinct()).ToLookup(w => term.Closeness(segment.Word(w)));

    /// <summary>Whether a closeness has words that a closer one has not.</summary>
    public bool Adds(SearchCloseness closeness) => closeness <= SearchCloseness.Prefix || Near[closeness].Any();

    /// <summary>Those that are at least so close, in the order of the words.</summary>
    public IEnumerable<Range> Within(SearchCloseness closeness) =>
        Spelled(closeness >= SearchCloseness.Prefix).Concat(Misspelled(closeness)).Where(r => !r.Start.Equals(r.End)).OrderBy(r => r.Start.Value);

    private IEnumerable<Range> Spelled(bool begun)
    {
        if (term.Word is { } word)
        {
            yield return begun && term.IsPrefix ? segment.From(word) : segment.Of(word);
        }

        if (term.Phone is { } phone)
        {
            foreach (var digits in new[] { SearchWords.PhoneStart + phone, SearchWords.PhoneEnd + SearchWords.Reversed(phone) })
            {
                yield return begun ? segment.From(digits) : segment.Of(digits);
            }
        }
    }

    private IEnumerable<Range> Misspelled(SearchCloseness closeness)
    {
        for (var typos = SearchCloseness.OneTypo; typos <= closeness; typos++)
        {
            foreach (var word in Near[typos])
            {
                yield return word..(word + 1);
            }
        }
    }
}
