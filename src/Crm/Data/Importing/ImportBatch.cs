using Crm.Sessions;

namespace Crm.Data;

/// <summary>Makes the rows of one batch changes of one session: finds their records, sets their values, adds what is new. Saves nothing.</summary>
/// <param name="session">A session with nothing else in it.</param>
/// <param name="scope">Whoever acts, as of now.</param>
/// <param name="plan">What is to be done.</param>
/// <param name="run">The run; ids of new records follow from the first run of the file.</param>
internal sealed class ImportBatch(CrmSession session, Scope scope, ImportPlan plan, ImportRun run)
{
    /// <summary>The rows that can be taken, each with the record that it is for.</summary>
    public List<ParsedRow> Taken { get; private set; } = [];

    public List<RowError> Refused { get; } = [];

    public int RefusedRows { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public async ValueTask FillAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        var parsed = rows.Select(new ImportParser(plan).Parse).ToList();
        await new ImportReferences(session, scope, plan).ReplaceAsync(parsed, cancellationToken).ConfigureAwait(false);
        await new ImportFinder(session, scope, plan, run).FindAsync(parsed, cancellationToken).ConfigureAwait(false);
        Taken = parsed.FindAll(p => p.Errors.Count == 0);
        Refused.AddRange(parsed.SelectMany(p => p.Errors));
        RefusedRows = parsed.Count - Taken.Count;
        var touched = new HashSet<ParsedRow>();
        var fields = new ImportFields(session, plan);
        foreach (var row in Taken)
        {
            if (fields.Set(row))
            {
                touched.Add(row);
            }
        }

        touched.UnionWith(await new ImportPoints(session, scope, plan).AddAsync(Taken, cancellationToken).ConfigureAwait(false));
        touched.UnionWith(await new ImportNames(session, scope, plan).NameAsync(Taken, cancellationToken).ConfigureAwait(false));
        var added = Taken.Where(r => r.Entry!.IsNew).DistinctBy(r => r.Entry).ToHashSet();
        (Added, Changed) = (added.Count, touched.Count(r => !added.Contains(r)));
    }
}
