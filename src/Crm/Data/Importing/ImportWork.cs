using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

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
    private const int FirstShown = 20;

    private ImportRun state = new();

    /// <summary>The first rows as their records would stand.</summary>
    public List<IReadOnlyDictionary<string, object?>> First { get; } = [];

    /// <summary>The errors of a dry run.</summary>
    private readonly List<RowError> dryErrors = [];

    public ImportRun State => state;

    public async ValueTask<ImportReport> RunAsync(long? total, long most, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        var (before, complete) = (state.Position, true);
        try
        {
            foreach (var batch in source.Rows().Skip((int)Math.Min(before, int.MaxValue)).Take((int)Math.Min(most, int.MaxValue)).Batches(plan.Options.BatchSize))
            {
                await TryAsync(batch, cancellationToken).ConfigureAwait(false);
                plan.Options.Progress?.Report(new(state.Position, state.Refused, total));
                if (state.Refused >= plan.Options.MostErrors)
                {
                    await EndAsync("stopped", cancellationToken).ConfigureAwait(false);
                    return await ReportAsync(before, isComplete: false, CancellationToken.None).ConfigureAwait(false);
                }
            }

            await EndAsync("done", cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            complete = false;
        }

        return await ReportAsync(before, complete, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Goes on with what was broken off, or begins.</summary>
    private async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        var part = session.Beside();
        var scope = await part.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var runs = (await RunsAsync(part, scope, cancellationToken).ConfigureAwait(false)).Where(r => r.OwnerId == scope.User && r.Settings == plan.Settings && r.Entity == plan.Entity.Name).OrderBy(r => r.Key).ToList();
        if (!isDry && runs.LastOrDefault() is { State: not "done" } broken)
        {
            state = broken;
            return;
        }

        var run = new ImportRun { Entity = plan.Entity.Name, Digest = source.Text.Digest, Settings = plan.Settings };
        part.Tracker.Add(scope.State.Model["importRun"], run).IsConsequence = true;
        run.FirstId = runs.Count > 0 ? runs[0].FirstId : run.Key;
        if (!isDry)
        {
            await part.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
        }

        state = run;
    }

    private async ValueTask<IEnumerable<ImportRun>> RunsAsync(CrmSession part, Scope scope, CancellationToken cancellationToken)
    {
        var entity = scope.State.Model["importRun"];
        var rows = await part.Store.QueryAsync(
            new RowQuery
            {
                Entity = entity,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = new CheckedComparison(new FieldValue([], entity.Fields["digest"]), ComparisonOperator.Equal, new ConstantValue(source.Text.Digest, ValueKind.Text)),
            },
            cancellationToken).ConfigureAwait(false);
        return rows.Select(r => (ImportRun)entity.Materialize(r, scope.Tenant));
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
            if (state.Refused < plan.Options.MostErrors)
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
        var batch = new ImportBatch(part, scope, plan, state);
        if (refusal is null)
        {
            await batch.FillAsync(rows, cancellationToken).ConfigureAwait(false);
        }

        List<RowError> errors = refusal is null ? batch.Refused : [.. Errors(rows[0], refusal)];
        var refused = refusal is null ? batch.RefusedRows : 1;
        var next = Advance(part, scope, rows.Count, batch, refused);
        foreach (var error in errors)
        {
            part.Tracker.Add(scope.State.Model["importError"], ImportError.Of(state.Id, error)).IsConsequence = true;
        }

        if (isDry)
        {
            await TryOutAsync(part, scope, batch, errors, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await part.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
        }

        state = next;
    }

    /// <summary>The run as it is after so many rows more, to be saved with them.</summary>
    private ImportRun Advance(CrmSession part, Scope scope, int rows, ImportBatch batch, int refused)
    {
        var entity = scope.State.Model["importRun"];
        var row = entity.Snapshot(state);
        var next = (ImportRun)entity.Materialize(row, scope.Tenant);
        if (!isDry)
        {
            part.Tracker.Put(new Tracked(entity, next, row)).IsConsequence = true;
        }

        next.Position += rows;
        next.Added += batch.Added;
        next.Changed += batch.Changed;
        next.Refused += refused;
        next.Unchanged += rows - batch.Added - batch.Changed - refused;
        return next;
    }

    private async ValueTask EndAsync(string end, CancellationToken cancellationToken)
    {
        if (isDry)
        {
            return;
        }

        var part = session.Beside();
        var scope = await part.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entity = scope.State.Model["importRun"];
        var row = entity.Snapshot(state);
        state = (ImportRun)entity.Materialize(row, scope.Tenant);
        part.Tracker.Put(new Tracked(entity, state, row)).IsConsequence = true;
        state.State = end;
        await part.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves, looks at the records, and takes it back.</summary>
    private async ValueTask TryOutAsync(CrmSession part, Scope scope, ImportBatch batch, List<RowError> errors, CancellationToken cancellationToken)
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
            dryErrors.AddRange(errors);
            foreach (var row in batch.Taken.TakeWhile(_ => First.Count < FirstShown))
            {
                var values = plan.Entity.Snapshot(row.Entry!.Record);
                First.Add(plan.Entity.AllFields.Where(f => !f.IsSystem && (scope.IsSystem || scope.Rights.MayRead(plan.Entity, f)) && f.Read(values) is not null)
                    .ToDictionary(f => f.Name, f => f.Read(values), StringComparer.Ordinal));
            }
        }
    }

    private async ValueTask<ImportReport> ReportAsync(long before, bool isComplete, CancellationToken cancellationToken)
    {
        var errors = isDry ? dryErrors : await ErrorsAsync(1_000, cancellationToken).ConfigureAwait(false);
        var notes = source is VCardSource cards ? source.Notes.Concat(cards.PassedOver) : source.Notes;
        return new(state.Id, state.Position, state.Added, state.Changed, state.Unchanged, state.Refused, before, isComplete, errors, [.. notes]);
    }

    /// <summary>What the run keeps of refused rows, in their order.</summary>
    public async ValueTask<IReadOnlyList<RowError>> ErrorsAsync(int most, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entity = scope.State.Model["importError"];
        var rows = await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = entity,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = new CheckedComparison(new FieldValue([], entity.References.First(r => r.Name == "run").ForeignKey), ComparisonOperator.Equal, new ConstantValue(state.Key, ValueKind.Id)),
                Order = new[] { new SortKey(new FieldValue([], entity.Fields["row"]), false) }.ToSequence(),
                Limit = most,
            },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => (ImportError)entity.Materialize(r, scope.Tenant)).Select(e => new RowError(e.Row, (int)e.Line, e.Column, e.Code, e.Message))];
    }

    private IEnumerable<RowError> Errors(SourceRow row, CrmException e) => e.Fields.Count == 0
        ? [new(row.Number, row.Line, "", e.Code, e.Message)]
        : e.Fields.Select(f => new RowError(row.Number, row.Line, plan.Mapping.FirstOrDefault(m => m.Target == f.Field || m.Target.StartsWith(f.Field + ".", StringComparison.Ordinal))?.Column ?? f.Field, f.Code, f.Message));

    /// <summary>Whether it is a row that is refused; what is wrong with the store, the run or who acts is wrong with all.</summary>
    private static bool IsRefusal(CrmException e) => e.Code is CrmErrors.Invalid or CrmErrors.NotFound or CrmErrors.Forbidden or CrmErrors.Duplicate or CrmErrors.PossibleDuplicate or CrmErrors.Conflict or CrmErrors.GuardRefused or CrmErrors.NotPermitted or CrmErrors.Restricted;

    /// <summary>Ends a transaction that was to be tried out only.</summary>
    private sealed class TakenBackException() : CrmException("crm.taken_back", "What is tried out is taken back.");
}
