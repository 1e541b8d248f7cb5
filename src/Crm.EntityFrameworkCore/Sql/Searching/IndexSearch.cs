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
    private readonly Candidates candidates = new(schema, runner, query);
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
        var many = new bool[among.Length];
        List<IReadOnlyList<Words>> terms = [.. answers.Select(a => a.Within(closeness))];
        for (var source = 0; source < among.Length && others.Count > 0; source++)
        {
            (among[source], many[source]) = await candidates.FewAsync(query.Sources[source], terms, cancellationToken).ConfigureAwait(false);
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
                // Where hits are dense, the first answers of the leading term hold enough of them.
                if (many[source])
                {
                    if (await LookAsync(source, words, others, null, Intersection.Window, matches, cancellationToken).ConfigureAwait(false))
                    {
                        continue;
                    }

                    (among[source], many[source]) = (await candidates.CrossAsync(query.Sources[source], terms, cancellationToken).ConfigureAwait(false), false);
                }

                if (among[source] is not { Count: 0 })
                {
                    await LookAsync(source, words, others, among[source], null, matches, cancellationToken).ConfigureAwait(false);
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

    /// <summary>The first records of a source that are not found yet; whether there are as many as wanted. One comes once for each of its words, so it may need another look.</summary>
    private async ValueTask<bool> LookAsync(int source, IReadOnlyList<Words> words, List<IReadOnlyList<Words>> others, IReadOnlyList<Guid>? among, int? window, List<(string Word, SearchMatch Match)> matches, CancellationToken cancellationToken)
    {
        (string Word, Guid Id)? after = null;
        var wanted = Missing;
        while (true)
        {
            var rows = Missing + seen.Count(s => s.Source == source) + 8;
            var (template, constants) = LookCompiler.Make(schema, query.Tenant, query.Sources[source], words, others, among, after, rows, window);
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
                return wanted == 0;
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
