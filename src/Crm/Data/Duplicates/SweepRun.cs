using Crm.Matching;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>One sweep of an entity: reads the records, has them compared with each other, and lists the pairs.</summary>
internal sealed class SweepRun(CrmSession session, string entity)
{
    public async ValueTask<SweepReport> RunAsync(MatchOptions? options, IProgress<MatchProgress>? progress, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model[entity];
        var columns = SweepColumn.AllOf(definition);
        var table = await SweepTable.ReadAsync(session, scope, definition, columns, null, cancellationToken).ConfigureAwait(false);
        var ids = table.Ids;
        if (ids.Count < 2)
        {
            return new(ids.Count, 0, 0, options?.Threshold ?? 0);
        }

        var result = RecordMatcher.Deduplicate(table.Records(columns.Select(c => c.Name)), options, progress, cancellationToken);
        var links = result.Links.Where(l => l.Probability >= result.Threshold).ToList();
        var findings = new SweepFindings(session, scope);
        var added = await findings.ListAsync(
            links.Select(l => findings.With(
                DuplicatePair.Of(entity, ids[l.Left], entity, ids[l.Right]),
                l.Probability,
                result.Explain(l.Left, l.Right).Fields.Select(f => new DuplicateReason(f.Field, f.Meaning, Math.Round(f.Weight, 2))))),
            cancellationToken).ConfigureAwait(false);
        return new(ids.Count, links.Count, added, result.Threshold);
    }
}
