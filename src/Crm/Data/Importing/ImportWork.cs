using Crm.Sessions;

namespace Crm.Data;

/// <summary>
/// One run of an import: batch by batch, each saved together with how far the run is. A batch that is refused is tried again in halves, until it is known which rows were meant.
/// </summary>
/// <param name="session">Whoever imports; each batch asks anew who that is and what they may.</param>
/// <param name="plan">What is to be done.</param>
/// <param name="source">The file.</param>
/// <param name="isDry">Whether everything is taken back at once.</param>
internal sealed class ImportWork(CrmSession session, ImportPlan plan, ImportSource source, bool isDry)
{
    private readonly RunLog log = new(session, plan, source.Text.Digest, isDry);
    private readonly ImportTrial trial = new(plan);

    private ImportRun State => log.State;

    /// <summary>Of a dry run the first rows as their records would stand.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> First => trial.First;

    public async ValueTask<ImportReport> RunAsync(long? total, long most, CancellationToken cancellationToken)
    {
        await log.BeginAsync(cancellationToken).ConfigureAwait(false);
        var (before, complete) = (State.Position, true);
        try
        {
            foreach (var batch in source.Rows().Skip((int)Math.Min(before, int.MaxValue)).Take((int)Math.Min(most, int.MaxValue)).Batches(plan.Options.BatchSize))
            {
                await TryAsync(batch, cancellationToken).ConfigureAwait(false);
                plan.Options.Progress?.Report(new(State.Position, State.Refused, total));
                if (State.Refused >= plan.Options.MostErrors)
                {
                    await log.EndAsync("stopped", cancellationToken).ConfigureAwait(false);
                    return await ReportAsync(before, isComplete: false, CancellationToken.None).ConfigureAwait(false);
                }
            }

            await log.EndAsync("done", cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            complete = false;
        }

        return await ReportAsync(before, complete, CancellationToken.None).ConfigureAwait(false);
    }

    private async ValueTask TryAsync(ArraySegment<SourceRow> rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await SaveAsync(rows, null, cancellationToken).ConfigureAwait(false);
        }
        catch (CrmException e) when (IsRefusal(e))
        {
            if (rows.Count == 1)
            {
                await SaveAsync(rows, e, cancellationToken).ConfigureAwait(false);
                return;
            }

            await TryAsync(rows[..(rows.Count / 2)], cancellationToken).ConfigureAwait(false);
            if (State.Refused < plan.Options.MostErrors)
            {
                await TryAsync(rows[(rows.Count / 2)..], cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Saves rows, or that one was refused, with the run's new state.</summary>
    private async ValueTask SaveAsync(ArraySegment<SourceRow> rows, CrmException? refusal, CancellationToken cancellationToken)
    {
        var part = session.Beside();
        var scope = await part.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var batch = new ImportBatch(part, scope, plan, State);
        if (refusal is null)
        {
            await batch.FillAsync(rows, cancellationToken).ConfigureAwait(false);
        }

        List<RowError> errors = refusal is null ? batch.Refused : [.. Errors(rows[0], refusal)];
        var refused = refusal is null ? batch.RefusedRows : 1;
        var next = log.Advance(part, scope, rows.Count, batch, refused);
        foreach (var error in errors)
        {
            part.Tracker.Add(scope.State.Model["importError"], ImportError.Of(State.Id, error)).IsConsequence = true;
        }

        if (isDry)
        {
            await trial.RunAsync(part, scope, batch, errors, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await part.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
        }

        log.State = next;
    }

    private async ValueTask<ImportReport> ReportAsync(long before, bool isComplete, CancellationToken cancellationToken)
    {
        var errors = isDry ? trial.Errors : await log.ErrorsAsync(1_000, cancellationToken).ConfigureAwait(false);
        var notes = source is VCardSource cards ? source.Notes.Concat(cards.PassedOver) : source.Notes;
        return new(State.Id, State.Position, State.Added, State.Changed, State.Unchanged, State.Refused, before, isComplete, errors, [.. notes]);
    }

    /// <summary>What the run keeps of refused rows, in their order.</summary>
    public ValueTask<IReadOnlyList<RowError>> ErrorsAsync(int most, CancellationToken cancellationToken) => log.ErrorsAsync(most, cancellationToken);

    private IEnumerable<RowError> Errors(SourceRow row, CrmException e) => e.Fields.Count == 0
        ? [new(row.Number, row.Line, "", e.Code, e.Message)]
        : e.Fields.Select(f => new RowError(row.Number, row.Line, plan.Mapping.FirstOrDefault(m => m.Target == f.Field || m.Target.StartsWith(f.Field + ".", StringComparison.Ordinal))?.Column ?? f.Field, f.Code, f.Message));

    /// <summary>Whether it is a row that is refused; what is wrong with the store, the run or who acts is wrong with all.</summary>
    private static bool IsRefusal(CrmException e) => e.Code is CrmErrors.Invalid or CrmErrors.NotFound or CrmErrors.Forbidden or CrmErrors.Duplicate or CrmErrors.PossibleDuplicate or CrmErrors.Conflict or CrmErrors.GuardRefused or CrmErrors.NotPermitted or CrmErrors.Restricted;
}
