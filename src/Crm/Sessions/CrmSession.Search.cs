using Crm.Records;
using Crm.Search;

namespace Crm.Sessions;

/// <content>The quick search.</content>
public sealed partial class CrmSession
{
    /// <summary>The most hits that one search gives.</summary>
    private const int MostHits = 100;

    /// <summary>
    /// Finds records by words of their search fields: as they are, by their beginning, and, where nothing is found so, with typos (one from 4 letters on, two from 8), whatever their order. Each word must be answered, each by any field.
    /// What may not be seen is not found, and a field that may not be read finds nothing.
    /// </summary>
    /// <param name="text">What somebody typed: at most 200 characters and 8 words. A text without any word finds nothing.</param>
    /// <param name="limit">How many hits at most, 1-100.</param>
    /// <param name="entities">The entities to look among, in the order in which equal hits come; null: all that declare search fields, by name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The hits, the closest first.</returns>
    /// <exception cref="CrmException">The text or the limit is out of range, or an entity is unknown (<c>crm.invalid</c>).</exception>
    public async ValueTask<IReadOnlyList<SearchHit>> SearchAsync(string text, int limit = 20, IReadOnlyList<string>? entities = null, CancellationToken cancellationToken = default)
    {
        if (limit is < 1 or > MostHits)
        {
            throw CrmException.Invalid("limit", "out_of_range", $"A search gives 1-{MostHits} hits.");
        }

        var terms = SearchText.Parse(text);
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var among = entities is null
            ? scope.State.Model.Entities.Where(e => e.SearchFields.Length > 0).OrderBy(e => e.Name, StringComparer.Ordinal)
            : entities.Distinct(StringComparer.Ordinal).Select(name => scope.State.Model[name]);
        return terms.Count == 0 ? [] : await new QuickSearch(Store, scope, terms, [.. among]).RunAsync(limit, cancellationToken).ConfigureAwait(false);
    }
}
