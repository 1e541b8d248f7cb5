using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Finds the record of each row by the key, or adds it.</summary>
internal sealed class ImportFinder(CrmSession session, Scope scope, ImportPlan plan, ImportRun run)
{
    private readonly ImportLookup lookup = new(session, scope);
    private readonly RowIds ids = new(session, scope, plan, run);

    /// <summary>Finds the record of each row, or adds it. Rows of one key are of one record.</summary>
    public async ValueTask FindAsync(List<ParsedRow> rows, CancellationToken cancellationToken)
    {
        var own = await new OwnCards(session, scope, plan).FindAsync(rows.Where(r => r.Errors.Count == 0), cancellationToken).ConfigureAwait(false);
        var keyed = rows.Where(r => r.Errors.Count == 0).Select(r => (Row: r, Key: KeyOf(r))).ToList();
        var known = plan.Key.Count == 0 ? new Dictionary<string, List<object?[]>>(StringComparer.Ordinal) : await StoredAsync(keyed, cancellationToken).ConfigureAwait(false);
        var unknown = keyed.Where(k => k.Key is null || !known.ContainsKey(k.Key)).Select(k => k.Row).ToList();

        // Rows of a file that was imported before made records by themselves.
        var before = await ids.StoredAsync(unknown, cancellationToken).ConfigureAwait(false);
        var batch = new Dictionary<string, Tracked>(StringComparer.Ordinal);
        foreach (var (row, key) in keyed)
        {
            if (key is not null && batch.TryGetValue(key, out var entry))
            {
                row.Entry = entry;
                continue;
            }

            var stored = own.TryGetValue(row, out var mine) ? [mine] : key is not null && known.TryGetValue(key, out var found) ? found : before.TryGetValue(row, out var made) ? [made] : [];
            if (stored.Count > 1)
            {
                row.Refuse("", "ambiguous", $"Several records are found by {string.Join(", ", plan.Key.Select(k => k.Name))}.");
                continue;
            }

            row.Entry = stored.Count == 1 ? session.Tracker.Track(plan.Entity, stored[0], scope.Tenant) : Add(row);
            if (key is not null)
            {
                batch[key] = row.Entry;
            }
        }
    }

    private async ValueTask<Dictionary<string, List<object?[]>>> StoredAsync(List<(ParsedRow Row, string? Key)> rows, CancellationToken cancellationToken)
    {
        var first = ColumnOf(plan.Key[0]);
        var values = rows.Where(r => r.Key is not null).Select(r => r.Row.Values[first]!);
        if (plan.Key[0] is SystemTarget system)
        {
            return (await lookup.RowsAsync(plan.Entity, system.System, values.Cast<string>(), cancellationToken).ConfigureAwait(false)).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        }

        var found = await lookup.RowsAsync(plan.Entity, FieldOf(plan.Key[0]), values, cancellationToken).ConfigureAwait(false);
        if (plan.Key is [IdTarget])
        {
            return found.ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        }

        return found.SelectMany(g => g).Where(r => plan.Key.All(k => FieldOf(k).Read(r) is not null))
            .GroupBy(r => string.Join('\u001f', plan.Key.Select(k => ImportValue.KeyOf(FieldOf(k), FieldOf(k).Read(r)!))), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    private Tracked Add(ParsedRow row)
    {
        var record = plan.Entity.Create();
        if (record is DynamicRecord dynamic)
        {
            dynamic.Entity = plan.Entity.Name;
        }

        record.Key = plan.Columns.Select((c, i) => c.Target is IdTarget ? row.Values[i] : null).FirstOrDefault(v => v is not null) as Guid? ?? ids[row];
        return session.Tracker.Add(plan.Entity, record);
    }

    private string? KeyOf(ParsedRow row)
    {
        if (plan.Key.Count == 0 || plan.Key.Any(k => row.Values[ColumnOf(k)] is null))
        {
            return null;
        }

        return plan.Key[0] is SystemTarget ? (string)row.Values[ColumnOf(plan.Key[0])]! : string.Join('\u001f', plan.Key.Select(k => ImportValue.KeyOf(FieldOf(k), row.Values[ColumnOf(k)]!)));
    }

    private FieldDefinition FieldOf(ImportTarget target) => target is FieldTarget field ? field.Field : (FieldDefinition)plan.Entity.Key!;

    private int ColumnOf(ImportTarget target)
    {
        for (var i = 0; i < plan.Columns.Count; i++)
        {
            if (plan.Columns[i].Target.Name == target.Name)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"'{target.Name}' is not mapped.");
    }
}
