using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Bulk;

/// <summary>
/// One run of a bulk change. What meets the condition is settled first, so that a record is neither done twice nor forgotten because the work itself changes what meets it.
/// A batch that is refused is tried again in halves, until it is known which records were meant.
/// </summary>
internal sealed class BulkRun(CrmSession session, BulkPlan plan)
{
    private const int IdsAtOnce = 5_000;

    private readonly List<BulkRefusal> refused = [];

    /// <summary>Records that went with others of this run, before it was their turn.</summary>
    private readonly HashSet<Guid> gone = [];
    private int done;

    private bool IsAllOrNothing => plan.Options.Mode == BulkMode.AllOrNothing;

    public async ValueTask<BulkReport> RunAsync(CancellationToken cancellationToken)
    {
        var ids = Array.Empty<Guid>();
        try
        {
            ids = await TakeAsync(cancellationToken).ConfigureAwait(false);
            foreach (var batch in ids.Chunk(plan.Options.BatchSize))
            {
                await BatchAsync(batch, cancellationToken).ConfigureAwait(false);
                plan.Options.Progress?.Report(new(done, refused.Count, ids.Length));
                if (IsAllOrNothing && refused.Count > 0)
                {
                    throw new BulkRefusedException(refused, ids.Length);
                }
            }
        }
        catch (OperationCanceledException) when (!IsAllOrNothing && cancellationToken.IsCancellationRequested)
        {
            return new(ids.Length, done, refused, IsCancelled: true);
        }

        return new(ids.Length, done, refused, IsCancelled: false);
    }

    private async ValueTask<Guid[]> TakeAsync(CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var ids = new List<Guid>();
        IReadOnlyList<object?[]> page;
        do
        {
            page = await session.Store.QueryAsync(
                new RowQuery
                {
                    Entity = plan.Entity,
                    Tenant = scope.Tenant,
                    Restriction = scope.Policy.For(plan.Entity, Right.Read),
                    Where = plan.Where,
                    Columns = [new FieldValue([], plan.Entity.Key!)],
                    After = ids.Count == 0 ? null : [ids[^1]],
                    Limit = IdsAtOnce,
                },
                cancellationToken).ConfigureAwait(false);
            ids.AddRange(page.Select(r => (Guid)r[0]!));
            if (ids.Count > plan.Options.MaxRecords)
            {
                throw CrmException.Invalid("criteria", "too_many", $"More than {plan.Options.MaxRecords} records meet the condition; nothing was done.");
            }
        }
        while (page.Count == IdsAtOnce);
        return [.. ids];
    }

    private async ValueTask BatchAsync(ArraySegment<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CrmException e) when (IsRefusal(e))
        {
            // Whoever acts may not act any more: that is so for every record.
            refused.AddRange(ids.Select(id => Refused(id, e)));
            return;
        }

        await TryAsync(ids, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask TryAsync(ArraySegment<Guid> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await SaveAsync(ids, cancellationToken).ConfigureAwait(false);
            done += ids.Count;
        }
        catch (CrmException e) when (IsRefusal(e))
        {
            if (ids.Count == 1)
            {
                refused.Add(Refused(ids[0], e));
                return;
            }

            await TryAsync(ids[..(ids.Count / 2)], cancellationToken).ConfigureAwait(false);
            await TryAsync(ids[(ids.Count / 2)..], cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask SaveAsync(ArraySegment<Guid> ids, CancellationToken cancellationToken)
    {
        var inner = session.Beside();
        var scope = await inner.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var rows = await inner.Store.QueryAsync(
            new RowQuery
            {
                Entity = plan.Entity,
                Tenant = scope.Tenant,
                Restriction = scope.Policy.For(plan.Entity, Right.Read),
                Where = CrmSession.IsAmong(plan.Entity.Key!, ids),

                // So that within one transaction nobody changes meanwhile what is about to be changed.
                Hold = IsAllOrNothing ? RowHold.Exclusive : RowHold.None,
            },
            cancellationToken).ConfigureAwait(false);
        if (rows.Count + ids.Count(gone.Contains) < ids.Count)
        {
            throw CrmException.NotFound(plan.Entity.Name);
        }

        foreach (var row in rows)
        {
            plan.Act(inner, inner.Tracker.Track(plan.Entity, row, scope.Tenant).Record);
        }

        var saving = await inner.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
        gone.UnionWith(saving.DeletedOf(plan.Entity).Except(ids));
    }

    private BulkRefusal Refused(Guid id, CrmException e) => new(plan.Entity.Name, id, e.Code, e.Message, e.Fields);

    /// <summary>Whether it is the record that is refused; what is wrong with the store or the composition is wrong with all.</summary>
    public static bool IsRefusal(CrmException e) =>
        e.Code is not (CrmErrors.Storage or CrmErrors.Configuration or CrmErrors.NoScope or CrmErrors.Criteria or CrmErrors.SynchronousSave or CrmErrors.InvalidCursor);
}
