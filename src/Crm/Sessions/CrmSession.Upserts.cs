using Crm.Bulk;
using Crm.Records;
using Crm.Tenancy;

namespace Crm.Sessions;

/// <content>Adding or changing by external id.</content>
public sealed partial class CrmSession
{
    /// <summary>
    /// Changes the record of an external id, or adds one: the one that whoever acts may see, or that this session holds unsaved. Takes effect with <see cref="SaveAsync(CancellationToken)"/>.
    /// </summary>
    /// <remarks>
    /// A record of that id that is hidden, or that another adds at the same time, makes the save end with <c>crm.duplicate</c>. Discard the changes and upsert again:
    /// what another added, and may be seen, is then changed.
    /// </remarks>
    /// <param name="externalId">The external id: an exact text, not empty.</param>
    /// <param name="change">Changes the record, whether found or new.</param>
    /// <param name="owner">Who owns it if it is new; null: whoever acts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The entity has no external ids, the id is empty, or the record is being deleted by this session (<c>crm.invalid</c>).</exception>
    public async ValueTask<Upserted<T>> UpsertAsync<T>(string externalId, Action<T> change, Id<User>? owner = null, CancellationToken cancellationToken = default)
        where T : Record, new() =>
        (await UpsertAsync<T>([externalId], (_, record) => change(record), owner, cancellationToken).ConfigureAwait(false))[0];

    /// <summary>The same for many, found with one query for each 500. An id that stands twice is one record, changed twice.</summary>
    /// <param name="externalIds">The external ids.</param>
    /// <param name="change">Changes the record of an external id.</param>
    /// <param name="owner">Who owns the new ones; null: whoever acts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>One result for each id, in their order.</returns>
    /// <exception cref="CrmException">As the other overload.</exception>
    public async ValueTask<IReadOnlyList<Upserted<T>>> UpsertAsync<T>(IReadOnlyList<string> externalIds, Action<string, T> change, Id<User>? owner = null, CancellationToken cancellationToken = default)
        where T : Record, new()
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var found = await new Upserts(this, scope, scope.State.Model.Of(typeof(T))).RunAsync(externalIds, () => Add(new T(), owner), cancellationToken).ConfigureAwait(false);
        var results = new List<Upserted<T>>(externalIds.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in externalIds)
        {
            var result = found[id];
            change(id, result.Record);
            results.Add(seen.Add(id) ? result : result with { IsNew = false });
        }

        return results;
    }
}
