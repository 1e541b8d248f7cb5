using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Search;

/// <summary>
/// One quick search in a scope. The store's index says which records to look at; what they show is read with the scope's rights and judged by <see cref="Ranking"/>,
/// so an index that is behind can miss a hit but not make one.
/// </summary>
internal sealed class QuickSearch(ICrmStore store, Scope scope, IReadOnlyList<SearchTerm> terms, IReadOnlyList<EntityDefinition> entities)
{
    private readonly IReadOnlyList<SearchSource> sources = [.. entities.Select(e => Source(scope, e)).Where(s => s.Fields.Count > 0 && s.Restriction is not CheckedTruth { Value: false })];

    public async ValueTask<IReadOnlyList<SearchHit>> RunAsync(int limit, CancellationToken cancellationToken)
    {
        if (sources.Count == 0)
        {
            return [];
        }

        var found = new List<Found>();
        foreach (var matches in (await ISearchStore.Of(store).SearchAsync(new(scope.Tenant, terms, sources, limit), cancellationToken).ConfigureAwait(false)).GroupBy(m => m.Source, m => m.Id))
        {
            await LookAsync(matches.Key, matches, found, cancellationToken).ConfigureAwait(false);
        }

        // Typos are forgiven only where nothing is found without, and two only where nothing is found with one.
        var closest = found.Count == 0 ? SearchCloseness.Exact : found.Min(f => f.Rank.Closeness);
        found.RemoveAll(f => f.Rank.Closeness > Ranking.Shown(closest));
        found.Sort(static (a, b) => a.CompareTo(b));
        return [.. found.Take(limit).Select(f => new SearchHit(
            sources[f.Source].Entity.Name,
            f.Id,
            f.Title,
            [.. f.Rank.Fields.Select(n => sources[f.Source].Fields[n].Field.Name)],
            Ranking.Score(f.Rank.Closeness)))];
    }

    private async ValueTask LookAsync(int source, IEnumerable<Guid> ids, List<Found> found, CancellationToken cancellationToken)
    {
        var (entity, restriction, fields) = sources[source];
        var query = new RowQuery
        {
            Entity = entity,
            Tenant = scope.Tenant,
            Restriction = restriction,
            Where = CrmSession.IsAmong(entity.Key!, ids),
            Columns = [new FieldValue([], entity.Key!), .. fields.Select(f => f.Value)],
        };
        foreach (var row in await store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
        {
            var words = fields.SelectMany((f, n) => SearchWords.Of((string?)row[n + 1], f.Field.Kind).Select(w => (n, w))).ToList();
            if (words.Count > 0 && Ranking.Of(terms, words) is { } rank)
            {
                found.Add(new(rank, source, (Guid)row[0]!, row.Skip(1).OfType<string>().FirstOrDefault(v => v.Length > 0)));
            }
        }
    }

    private static SearchSource Source(Scope scope, EntityDefinition entity)
    {
        var fields = new List<(SearchField, FieldValue)>();
        foreach (var field in entity.SearchFields)
        {
            if (field.Via is not { } via)
            {
                if (scope.IsSystem || scope.Rights.MayRead(entity, field.Field))
                {
                    fields.Add((field, new([], field.Field)));
                }

                continue;
            }

            var target = scope.State.Model[via.Target];
            var policy = scope.Policy.For(target, Security.Right.Read);
            if (policy is not CheckedTruth { Value: false } && (scope.IsSystem || (scope.Rights.MayRead(entity, via.ForeignKey) && scope.Rights.MayRead(target, field.Field))))
            {
                fields.Add((field, new([new Hop(via, target, policy)], field.Field)));
            }
        }

        return new(entity, scope.Policy.For(entity, Security.Right.Read), fields);
    }

    private sealed record Found(Rank Rank, int Source, Guid Id, string? Title) : IComparable<Found>
    {
        public int CompareTo(Found? other) =>
            Rank.Closeness != other!.Rank.Closeness ? Rank.Closeness.CompareTo(other.Rank.Closeness)
            : CodePointComparer.Compare(Rank.Word, other.Rank.Word) is var word and not 0 ? word
            : Source != other.Source ? Source.CompareTo(other.Source)
            : Id.CompareTo(other.Id);
    }
}
