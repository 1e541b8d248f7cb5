using Crm.Sessions;

namespace Crm.Data;

/// <summary>Tries batches out: what would be refused, and how the first records would stand.</summary>
internal sealed class ImportTrial(ImportPlan plan)
{
    private const int FirstShown = 20;

    /// <summary>The first rows as their records would stand.</summary>
    public List<IReadOnlyDictionary<string, object?>> First { get; } = [];

    /// <summary>Why rows would be refused.</summary>
    public List<RowError> Errors { get; } = [];

    /// <summary>Saves, looks at the records, and takes it back.</summary>
    public async ValueTask RunAsync(CrmSession part, Scope scope, ImportBatch batch, List<RowError> errors, CancellationToken cancellationToken)
    {
        part.Tracker.Entries.Where(e => e.Entity.Name == "importError").ToList().ForEach(part.Tracker.Forget);
        try
        {
            await part.Store.InTransactionAsync<bool>(
                async token =>
                {
                    await part.SaveAloneAsync(token).ConfigureAwait(false);
                    throw new TakenBackException();
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (TakenBackException)
        {
            Errors.AddRange(errors);
            foreach (var row in batch.Taken.TakeWhile(_ => First.Count < FirstShown))
            {
                var values = plan.Entity.Snapshot(row.Entry!.Record);
                First.Add(plan.Entity.AllFields.Where(f => !f.IsSystem && (scope.IsSystem || scope.Rights.MayRead(plan.Entity, f)) && f.Read(values) is not null)
                    .ToDictionary(f => f.Name, f => f.Read(values), StringComparer.Ordinal));
            }
        }
    }

    /// <summary>Ends a transaction that was to be tried out only.</summary>
    private sealed class TakenBackException() : CrmException("crm.taken_back", "What is tried out is taken back.");
}
