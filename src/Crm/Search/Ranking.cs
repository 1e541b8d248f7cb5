using Crm.Criteria;

namespace Crm.Search;

/// <summary>
/// What a hit is, and which comes first; every store is held to it. A record is a hit when each word searched for is answered by a word of its fields; it is as close as the least close of them.
/// Hits with typos are none where there are hits without, nor those with two where there are hits with one. The closer come first; then by the least of the record's words that answers the longest word searched for; then by entity, in the order asked for; then by id.
/// </summary>
public static class Ranking
{
    /// <summary>The position of the word whose answers decide the order: the longest, of equal ones the first.</summary>
    public static int Leader(IReadOnlyList<SearchTerm> terms)
    {
        var leader = 0;
        for (var i = 1; i < terms.Count; i++)
        {
            leader = terms[i].Length > terms[leader].Length ? i : leader;
        }

        return leader;
    }

    /// <summary>How close a record is, the word it is ordered by, and the fields that matched; null: it is no hit.</summary>
    /// <param name="terms">The words searched for.</param>
    /// <param name="words">The words of the record, each with its field.</param>
    public static Rank? Of(IReadOnlyList<SearchTerm> terms, IReadOnlyList<(int Field, string Word)> words)
    {
        var closeness = SearchCloseness.Exact;
        foreach (var term in terms)
        {
            var best = words.Min(w => term.Closeness(w.Word));
            if (best is null)
            {
                return null;
            }

            closeness = best > closeness ? best.Value : closeness;
        }

        var leader = terms[Leader(terms)];
        var first = words.Select(w => w.Word).Where(w => leader.Closeness(w) <= closeness).Min(CodePointComparer.Instance)!;
        var fields = words.Where(w => terms.Any(t => t.Closeness(w.Word) <= closeness)).Select(w => w.Field).Distinct().Order();
        return new(closeness, first, [.. fields]);
    }

    /// <summary>The least close hits that are shown where the closest are so close.</summary>
    internal static SearchCloseness Shown(SearchCloseness closest) => closest == SearchCloseness.Exact ? SearchCloseness.Prefix : closest;

    /// <summary>What a hit that is so close is worth, from 0 to 1.</summary>
    internal static double Score(SearchCloseness closeness) => closeness switch
    {
        SearchCloseness.Exact => 1,
        SearchCloseness.Prefix => 0.9,
        SearchCloseness.OneTypo => 0.7,
        _ => 0.5,
    };
}

/// <summary>Where a record stands among the hits.</summary>
/// <param name="Closeness">How close it is.</param>
/// <param name="Word">The word it is ordered by.</param>
/// <param name="Fields">The fields that matched, by their positions.</param>
public sealed record Rank(SearchCloseness Closeness, string Word, IReadOnlyList<int> Fields);
