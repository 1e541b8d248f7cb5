using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// Makes the scores anew that time alone has changed, and those that a save left to it: after a model or a card changed, and where a change reached very many records. Any number of programs may run it at once.
/// <c>Crm.Hosting</c> calls it in the background; tests and small programs call it themselves.
/// </summary>
public sealed class ScoreRefresh
{
    private const int Batch = 500;
    private readonly SessionServices services;

    internal ScoreRefresh(SessionServices services) => this.services = services;

    /// <summary>Makes every score of a tenant anew that is due by now.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="progress">Is told how many records are done.</param>
    /// <param name="cancellationToken">Cancels; what is done stays done.</param>
    /// <returns>How many records were looked at.</returns>
    /// <exception cref="CrmException">The tenant is not provisioned (<c>crm.configuration</c>), or the database failed (<c>crm.storage</c>): what was done before stays so.</exception>
    public async ValueTask<long> RunAsync(TenantId tenant, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var total = 0L;
        foreach (var step in new Func<TenantState, CancellationToken, ValueTask<int?>>[] { TaskAsync, DueAsync })
        {
            int? done;
            do
            {
                // By the configuration as it stands now: a model may have been published meanwhile.
                var state = await services.Tenants.GetAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false);
                done = await services.Store.InTransactionAsync(ct => step(state, ct), cancellationToken).ConfigureAwait(false);
                total += done ?? 0;
                progress?.Report(total);
            }
            while (done is not null);
        }

        await new DriftWatch(services, await services.Tenants.GetAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false)).LookAsync(cancellationToken).ConfigureAwait(false);
        return total;
    }

    /// <summary>A part of the oldest task; null: there is none.</summary>
    private async ValueTask<int?> TaskAsync(TenantState state, CancellationToken cancellationToken)
    {
        var tasks = state.Model["scoreTask"];
        var rows = await services.Store.QueryAsync(new RowQuery { Entity = tasks, Tenant = state.Tenant, Restriction = null, Limit = 1, Hold = RowHold.Exclusive }, cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            return null;
        }

        var (task, now) = ((ScoreTask)tasks.Materialize(rows[0], state.Tenant), services.Clock.Now());
        List<Guid> ids = [];
        if (state.Model.Find(task.Entity) is { } entity && ScoreReach.PathOf(state.Model, entity, task.Path) is { } path)
        {
            ids = await IdsAsync(state, entity, path, task, cancellationToken).ConfigureAwait(false);
            if (state.Scores.Sets.TryGetValue(task.Entity, out var set))
            {
                await KeeperOf(state, now).RefreshAsync(set, ids, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await ForgetAsync(state, await ScoresAsync(state, ids, cancellationToken).ConfigureAwait(false), now, cancellationToken).ConfigureAwait(false);
            }
        }

        task.DoneUntil = ids.Count == 0 ? null : ids[^1];
        var next = ids.Count < Batch ? PlainRow.Delete(tasks, task.Key) : PlainRow.Update(tasks, task, nameof(ScoreTask.DoneUntil));
        await services.Store.WriteAsync(new WriteBatch(state.Tenant, now, [next]), cancellationToken).ConfigureAwait(false);
        return ids.Count;
    }

    private async ValueTask<List<Guid>> IdsAsync(TenantState state, EntityDefinition entity, Sequence<Hop> path, ScoreTask task, CancellationToken cancellationToken)
    {
        var key = new FieldValue([], entity.Key!);
        var rows = await services.Store.QueryAsync(
            new RowQuery
            {
                Entity = entity,
                Tenant = state.Tenant,
                Restriction = null,
                Where = task.RecordId is { } record ? ScoreReach.Leads(path, record) : null,
                Columns = [key],
                Order = [new(key, false)],
                IsTotal = true,
                After = task.DoneUntil is { } done ? [done] : null,
                Limit = Batch,
            },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => (Guid)r[0]!)];
    }

    /// <summary>Some of the scores that are due; null: there are none.</summary>
    private async ValueTask<int?> DueAsync(TenantState state, CancellationToken cancellationToken)
    {
        var (scores, now) = (state.Model[Score.EntityName], services.Clock.Now());
        var due = new FieldValue([], scores.Fields["dueAt"]);
        var rows = await services.Store.QueryAsync(
            new RowQuery
            {
                Entity = scores,
                Tenant = state.Tenant,
                Restriction = null,
                Where = new CheckedComparison(due, ComparisonOperator.LessOrEqual, new ConstantValue(now, ValueKind.Instant)),
                Order = [new(due, false)],
                Limit = Batch,
                Hold = RowHold.Exclusive,
            },
            cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            return null;
        }

        foreach (var reference in scores.References)
        {
            var ids = rows.Select(r => reference.ForeignKey.Read(r)).OfType<Guid>().Order().ToList();
            if (ids.Count > 0 && state.Scores.Sets.TryGetValue(reference.Target, out var set))
            {
                await KeeperOf(state, now).RefreshAsync(set, ids, cancellationToken).ConfigureAwait(false);
            }
            else if (ids.Count > 0)
            {
                await ForgetAsync(state, rows.Where(r => reference.ForeignKey.Read(r) is not null), now, cancellationToken).ConfigureAwait(false);
            }
        }

        return rows.Count;
    }

    /// <summary>The scores of records.</summary>
    private ValueTask<IReadOnlyList<object?[]>> ScoresAsync(TenantState state, List<Guid> ids, CancellationToken cancellationToken)
    {
        var scores = state.Model[Score.EntityName];
        return services.Store.QueryAsync(new RowQuery { Entity = scores, Tenant = state.Tenant, Restriction = null, Where = CrmSession.IsAmong(scores.Key!, ids), Hold = RowHold.Exclusive }, cancellationToken);
    }

    /// <summary>Nothing scores them any more, so nothing is due.</summary>
    private ValueTask ForgetAsync(TenantState state, IEnumerable<object?[]> rows, Instant now, CancellationToken cancellationToken) =>
        services.Store.WriteAsync(new WriteBatch(state.Tenant, now, [.. rows.Select(r => PlainRow.Delete(state.Model[Score.EntityName], (Guid)r[EntityDefinition.IdSlot]!))]), cancellationToken);

    private ScoreKeeper KeeperOf(TenantState state, Instant now) => new(new CrmSession(services, (state.Tenant, "scores")), state, now);
}
