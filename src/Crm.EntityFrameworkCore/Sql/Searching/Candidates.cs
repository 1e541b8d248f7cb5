using Crm.EntityFrameworkCore.Sql.Executing;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>Which records of a source can answer several terms, whoever may see them: asked of the index before records are looked at, where that is worth it.</summary>
internal sealed class Candidates(SqlSchema schema, QueryRunner runner, SearchQuery query)
{
    private readonly int leader = query.Leader;

    /// <summary>The records where a term has few answers; null: they are not known, as the leading term has the fewest and is gone through, or <c>Many</c>: no term has few.</summary>
    public async ValueTask<(IReadOnlyList<Guid>? Among, bool Many)> FewAsync(SearchSource source, IReadOnlyList<IReadOnlyList<Words>> terms, CancellationToken cancellationToken)
    {
        var (counting, counted) = Intersection.Sizes(schema, query.Tenant, source.Entity, terms);
        var sizes = (await runner.RunAsync(counting, counted, query.Tenant, cancellationToken).ConfigureAwait(false))[0].Select(n => (long)n!).ToList();
        return sizes.Min() == 0 ? ([], false)
            : !Intersection.AreFew(sizes.Min()) ? (null, true)
            : sizes[leader] == sizes.Min() ? (null, false)
            : (await ListAsync(source, terms, sizes, sizes.Count(Intersection.AreFew), cancellationToken).ConfigureAwait(false), false);
    }

    /// <summary>The records where each term has many answers; null: there are many of them, or the leading term has the fewest answers, and going through it in its order finds as soon what there is.</summary>
    public async ValueTask<IReadOnlyList<Guid>?> CrossAsync(SearchSource source, IReadOnlyList<IReadOnlyList<Words>> terms, CancellationToken cancellationToken)
    {
        var (crossing, crossed) = Intersection.All(schema, query.Tenant, source.Entity, terms);
        var rows = await runner.RunAsync(crossing, crossed, query.Tenant, cancellationToken).ConfigureAwait(false);
        List<long> sizes = [.. rows.Where(r => (long)r[0]! >= 0).OrderBy(r => (long)r[0]!).Select(r => (long)r[1]!)];
        return !sizes.Exists(Intersection.IsMuch) ? AtMost([.. rows.Where(r => r[2] is not null).Select(r => (Guid)r[2]!)])
            : Intersection.IsMuch(sizes.Min()) || sizes[leader] == sizes.Min() ? null
            : await ListAsync(source, terms, sizes, sizes.Count(n => !Intersection.IsMuch(n)), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<Guid>?> ListAsync(SearchSource source, IReadOnlyList<IReadOnlyList<Words>> terms, List<long> sizes, int sets, CancellationToken cancellationToken)
    {
        var (listing, listed) = Intersection.Records(schema, query.Tenant, source.Entity, terms.Select((t, i) => (Term: t, Size: sizes[i])).OrderBy(t => t.Size).Select(t => t.Term), sets);
        var ids = await runner.RunAsync(listing, listed, query.Tenant, cancellationToken).ConfigureAwait(false);
        return AtMost([.. ids.Select(r => (Guid)r[0]!)]);
    }

    private static IReadOnlyList<Guid>? AtMost(List<Guid> ids) => ids.Count <= Intersection.MostRecords ? ids : null;
}
