using Crm.Criteria;
using Crm.Search;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>Some words of the index: one, those that start with it, or some of a list.</summary>
internal abstract record Words(string First);

internal sealed record OneWord(string First) : Words(First);

internal sealed record WordsFrom(string First) : Words(First);

internal sealed record AnyWord(Sequence<object> Items) : Words("");

/// <summary>The words of the index that answer one term.</summary>
internal sealed class Answers(SearchTerm term)
{
    private IReadOnlyList<string> oneTypo = [];
    private IReadOnlyList<string> twoTypos = [];

    public SearchTerm Term => term;

    /// <summary>Sorts what the index has near the term; what is near enough is kept.</summary>
    public void Take(IEnumerable<string> near)
    {
        var byCloseness = near.Distinct(StringComparer.Ordinal).ToLookup(term.Closeness);
        oneTypo = [.. byCloseness[SearchCloseness.OneTypo].Order(CodePointComparer.Instance)];
        twoTypos = [.. byCloseness[SearchCloseness.TwoTypos].Order(CodePointComparer.Instance)];
    }

    /// <summary>Whether a closeness has words that a closer one has not.</summary>
    public bool Adds(SearchCloseness closeness) => closeness switch
    {
        SearchCloseness.Exact => true,
        SearchCloseness.Prefix => term.IsPrefix || term.Phone is not null,
        SearchCloseness.OneTypo => oneTypo.Count > 0,
        _ => twoTypos.Count > 0,
    };

    /// <summary>The words that are at least so close.</summary>
    public IReadOnlyList<Words> Within(SearchCloseness closeness)
    {
        var words = Spelled(closeness).ToList();
        if (Typos(closeness) is { Count: > 0 } typos)
        {
            words.Add(new AnyWord(typos.Cast<object>().ToSequence()));
        }

        return words;
    }

    /// <summary>The same in the order of the words, so that whoever needs few need not look at all.</summary>
    public IEnumerable<Words> InOrder(SearchCloseness closeness) =>
        Spelled(closeness).Concat(Typos(closeness).Select(w => new OneWord(w))).OrderBy(w => w.First, CodePointComparer.Instance);

    private IEnumerable<Words> Spelled(SearchCloseness closeness)
    {
        if (term.Word is { } word)
        {
            yield return term.IsPrefix && closeness >= SearchCloseness.Prefix ? new WordsFrom(word) : new OneWord(word);
        }

        if (term.Phone is { } phone)
        {
            foreach (var digits in new[] { SearchWords.PhoneStart + phone, SearchWords.PhoneEnd + SearchWords.Reversed(phone) })
            {
                yield return closeness >= SearchCloseness.Prefix ? new WordsFrom(digits) : new OneWord(digits);
            }
        }
    }

    private List<string> Typos(SearchCloseness closeness) =>
        [.. closeness >= SearchCloseness.OneTypo ? oneTypo : [], .. closeness >= SearchCloseness.TwoTypos ? twoTypos : []];
}
