using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Says what the records of rows are called in other systems.</summary>
internal sealed class ImportNames(CrmSession session, Scope scope, ImportPlan plan)
{
    /// <returns>The rows that changed something.</returns>
    public async ValueTask<List<ParsedRow>> NameAsync(IReadOnlyList<ParsedRow> rows, CancellationToken cancellationToken)
    {
        var touched = new List<ParsedRow>();
        var systems = plan.Columns.Select((c, i) => (c.Target as SystemTarget, i)).Where(c => c.Item1 is not null).ToList();
        if (systems.Count == 0)
        {
            return touched;
        }

        await ExternalIds.RowsAsync(session, scope, "recordId", rows.Where(r => !r.Entry!.IsNew).Select(r => (object)r.Entry!.Record.Key).Distinct(), cancellationToken).ConfigureAwait(false);
        var there = session.Tracker.Entries.Where(e => e.Record is ExternalId).Select(e =>
        {
            e.IsConsequence = true;
            return e.Record;
        }).Cast<ExternalId>().ToList();
        var known = there.Where(e => !e.IsFurther).ToDictionary(e => (e.RecordId!.Value, e.System));
        var further = there.Where(e => e.IsFurther).Select(e => (e.RecordId!.Value, e.System, e.Value)).ToHashSet();
        foreach (var row in rows)
        {
            foreach (var (system, i) in systems)
            {
                if (row.Values[i] is not string value || further.Contains((row.Entry!.Record.Key, system!.System, value)))
                {
                    continue;
                }

                if (!known.TryGetValue((row.Entry.Record.Key, system.System), out var id))
                {
                    id = known[(row.Entry.Record.Key, system.System)] = ExternalId.Of(plan.Entity.Name, row.Entry.Record.Key, system.System, value);
                    ExternalIds.Add(session, scope, id);
                    touched.Add(row);
                }
                else if (id.Value != value)
                {
                    id.ChangeTo(value);
                    touched.Add(row);
                }
            }
        }

        return touched;
    }
}
