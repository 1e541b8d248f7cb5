using Crm.Criteria;
using Crm.EntityFrameworkCore.Sql.Executing;
using Crm.Search;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>
/// Answers one quick search from the index: closeness by closeness, within each word by word of the leading term, and no further than until there are enough.
/// </summary>
internal sealed class IndexSearch(SqlSchema schema, QueryRunner runner, SearchQuery query)
{
    private readonly IReadOnlyList<Answers> answers = [.. query.Terms.Select(t => new Answers(t))];
    private readonly int leader = query.Leader;
    private readonly HashSet<SearchMatch> seen = [];
    private readonly List<SearchMatch> found = [];

    private int Missing => query.Limit - found.Count;

    public async ValueTask<IReadOnlyList<SearchMatch>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var closeness in Enum.GetValues<SearchCloseness>())
        {
            if (closeness == SearchCloseness.OneTypo)
            {
                await FindNearAsync(cancellationToken).ConfigureAwait(false);
            }

            if (answers.Any(a => a.Adds(closeness)))
            {
                await LookAsync(closeness, cancellationToken).ConfigureAwait(false);
            }

            if (Missing == 0 || (found.Count > 0 && closeness >= SearchCloseness.Prefix))
            {
                break;
            }
        }

        return found;
    }

    private async ValueTask LookAsync(SearchCloseness closeness, CancellationToken cancellationToken)
    {
        var others = answers.Where((_, i) => i != leader).Select(a => a.Within(closeness)).ToList();
        var among = new IReadOnlyList<Guid>?[query.Sources.Count];
        for (var source = 0; source < among.Length && others.Count > 0; source++)
        {
            among[source] = await IntersectAsync(query.Sources[source], [.. answers.Select(a => a.Within(closeness))], cancellationToken).ConfigureAwait(false);
        }

        // Of few records all words may be asked for at once.
        var parts = others.Count > 0 && among.All(a => a is not null)
            ? [answers[leader].Within(closeness)]
            : answers[leader].InOrder(closeness).Select(w => (IReadOnlyList<Words>)[w]);
        foreach (var words in parts)
        {
            var matches = new List<(string Word, SearchMatch Match)>();
            for (var source = 0; source < query.Sources.Count; source++)
            {
                if (among[source] is not { Count: 0 })
                {
                    await LookAsync(source, words, others, among[source], matches, cancellationToken).ConfigureAwait(false);
                }
            }

            foreach (var (_, match) in matches.OrderBy(m => m.Word, CodePointComparer.Instance).ThenBy(m => m.Match.Source).ThenBy(m => m.Match.Id).Take(Missing))
            {
                found.Add(match);
            }

            if (Missing == 0)
            {
                return;
            }
        }
    }

    /// <summary>The records in which all terms are answered, whoever may see them; null: many.</summary>
    private async ValueTask<IReadOnlyList<Guid>?> IntersectAsync(SearchSource source, List<IReadOnlyList<Words>> terms, CancellationToken cancellationToken)
    {
        var (counting, counted) = Intersection.Sizes(schema, query.Tenant, source.Entity, terms);
        var sizes = (await runner.RunAsync(counting, counted, query.Tenant, cancellationToken).ConfigureAwait(false))[0].Select(n => (long)n!).ToList();
        if (sizes.Min() == 0)
        {
            return [];
        }

        if (Intersection.AreFew(sizes.Min()))
        {
            return await ListAsync(sizes.Count(Intersection.AreFew)).ConfigureAwait(false);
        }

        var (crossing, crossed) = Intersection.All(schema, query.Tenant, source.Entity, terms);
        var rows = await runner.RunAsync(crossing, crossed, query.Tenant, cancellationToken).ConfigureAwait(false);
        sizes = [.. rows.Where(r => (long)r[0]! >= 0).OrderBy(r => (long)r[0]!).Select(r => (long)r[1]!)];
        if (!sizes.Exists(Intersection.IsMuch))
        {
            return Few([.. rows.Where(r => r[2] is not null).Select(r => (Guid)r[2]!)]);
        }

        // Where the leading term has the fewest, going through it in its order finds as soon what there is.
        return Intersection.IsMuch(sizes.Min()) || sizes[leader] == sizes.Min() ? null : await ListAsync(sizes.Count(n => !Intersection.IsMuch(n))).ConfigureAwait(false);

        async ValueTask<IReadOnlyList<Guid>?> ListAsync(int sets)
        {
            var (listing, listed) = Intersection.Records(schema, query.Tenant, source.Entity, terms.Select((t, i) => (Term: t, Size: sizes[i])).OrderBy(t => t.Size).Select(t => t.Term), sets);
            var ids = await runner.RunAsync(listing, listed, query.Tenant, cancellationToken).ConfigureAwait(false);
            return Few([.. ids.Select(r => (Guid)r[0]!)]);
        }

        static IReadOnlyList<Guid>? Few(List<Guid> ids) => Intersection.AreFew(ids.Count) ? ids : null;
    }

    /// <summary>The first records of a source that are not found yet. One comes once for each of its words and fields, so it may need another look.</summary>
    private async ValueTask LookAsync(int source, IReadOnlyList<Words> words, List<IReadOnlyList<Words>> others, IReadOnlyList<Guid>? among, List<(string Word, SearchMatch Match)> matches, CancellationToken cancellationToken)
    {
        (string Word, Guid Id)? after = null;
        var wanted = Missing;
        while (true)
        {
            var rows = Missing + seen.Count(s => s.Source == source) + 8;
            var (template, constants) = LookCompiler.Make(schema, query.Tenant, query.Sources[source], words, others, among, after, rows);
            var page = await runner.RunAsync(template, constants, query.Tenant, cancellationToken).ConfigureAwait(false);
            foreach (var row in page)
            {
                after = ((string)row[0]!, (Guid)row[1]!);
                var match = new SearchMatch(source, after.Value.Id);
                if (wanted > 0 && seen.Add(match))
                {
                    matches.Add((after.Value.Word, match));
                    wanted--;
                }
            }

            if (wanted == 0 || page.Count < rows)
            {
                return;
            }
        }
    }

    private async ValueTask FindNearAsync(CancellationToken cancellationToken)
    {
        foreach (var answer in answers.Where(a => a.Term.Typos > 0))
        {
            var (template, constants) = NearWords.Make(schema, query.Tenant, answer.Term);
            var rows = await runner.RunAsync(template, constants, query.Tenant, cancellationToken).ConfigureAwait(false);
            answer.Take(rows.Select(r => (string)r[0]!));
        }
    }
}
