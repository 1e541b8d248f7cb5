using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>How far a run is, as the database keeps it: begun, or gone on with where it was broken off; put forward with each batch; ended. A dry run keeps it to itself.</summary>
/// <param name="session">Whoever imports.</param>
/// <param name="plan">What is to be done.</param>
/// <param name="digest">The file's.</param>
/// <param name="isDry">Whether nothing is kept.</param>
internal sealed class RunLog(CrmSession session, ImportPlan plan, string digest, bool isDry)
{
    /// <summary>As it was saved last.</summary>
    public ImportRun State { get; set; } = new();

    /// <summary>Goes on with what was broken off, or begins.</summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        var part = session.Beside();
        var scope = await part.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var runs = (await RunsAsync(part, scope, cancellationToken).ConfigureAwait(false)).Where(r => r.OwnerId == scope.User && r.Settings == plan.Settings && r.Entity == plan.Entity.Name).OrderBy(r => r.Key).ToList();
        if (!isDry && runs.LastOrDefault() is { State: not "done" } broken)
        {
            State = broken;
            return;
        }

        var run = new ImportRun { Entity = plan.Entity.Name, Digest = digest, Settings = plan.Settings };
        part.Tracker.Add(scope.State.Model["importRun"], run).IsConsequence = true;
        run.FirstId = runs.Count > 0 ? runs[0].FirstId : run.Key;
        if (!isDry)
        {
            await part.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
        }

        State = run;
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
                Where = new CheckedComparison(new FieldValue([], entity.Fields["digest"]), ComparisonOperator.Equal, new ConstantValue(digest, ValueKind.Text)),
            },
            cancellationToken).ConfigureAwait(false);
        return rows.Select(r => (ImportRun)entity.Materialize(r, scope.Tenant));
    }

    /// <summary>The run as it is after so many rows more, to be saved with them.</summary>
    public ImportRun Advance(CrmSession part, Scope scope, int rows, ImportBatch batch, int refused)
    {
        var entity = scope.State.Model["importRun"];
        var row = entity.Snapshot(State);
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

    /// <summary>Says how it ended.</summary>
    public async ValueTask EndAsync(string end, CancellationToken cancellationToken)
    {
        if (isDry)
        {
            return;
        }

        var part = session.Beside();
        var scope = await part.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entity = scope.State.Model["importRun"];
        var row = entity.Snapshot(State);
        State = (ImportRun)entity.Materialize(row, scope.Tenant);
        part.Tracker.Put(new Tracked(entity, State, row)).IsConsequence = true;
        State.State = end;
        await part.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
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
                Where = new CheckedComparison(new FieldValue([], entity.References.First(r => r.Name == "run").ForeignKey), ComparisonOperator.Equal, new ConstantValue(State.Key, ValueKind.Id)),
                Order = new[] { new SortKey(new FieldValue([], entity.Fields["row"]), false) }.ToSequence(),
                Limit = most,
            },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => (ImportError)entity.Materialize(r, scope.Tenant)).Select(e => new RowError(e.Row, (int)e.Line, e.Column, e.Code, e.Message))];
    }
}
