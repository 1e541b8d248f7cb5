using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Takes a merge back, in one transaction: what nobody changed since is as it was before, what somebody did stays and is told.</summary>
internal static class MergeUndo
{
    public static ValueTask<MergeUndone> RunAsync(CrmSession session, Guid id, CancellationToken cancellationToken) =>
        session.Store.InTransactionAsync(token => WithinAsync(session.Beside(), id, token), cancellationToken);

    private static async ValueTask<MergeUndone> WithinAsync(CrmSession inner, Guid id, CancellationToken cancellationToken)
    {
        var scope = await inner.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var merge = await MergeLog.FindAsync(inner, scope, id, RowHold.Exclusive, cancellationToken).ConfigureAwait(false) ?? throw CrmException.NotFound("merge");
        var entity = scope.State.Model.Find(merge.Entity) ?? throw CrmException.NotFound("merge");
        var survivor = await SurvivorAsync(inner, scope, entity, merge, cancellationToken).ConfigureAwait(false);
        await CheckAsync(inner, scope, merge, cancellationToken).ConfigureAwait(false);
        var rows = MergedRows.Read(scope.State.Model, merge.Payload!);
        var reversal = new Reversal(inner, scope, merge, rows);
        await reversal.RunAsync(survivor, cancellationToken).ConfigureAwait(false);
        survivor.Raise(new RecordUnmerged(entity.Name, merge.SurvivorId, merge.LoserIds, id));
        var pairs = await ReviewList.ReopenAsync(inner, scope, merge, cancellationToken).ConfigureAwait(false);
        inner.Alongside = (by, at, _) => [.. Rows(by, merge, at), .. pairs];
        await inner.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
        return new(id, merge.LoserIds, await SeenConflicts.OfAsync(inner, scope, reversal.Conflicts, rows, cancellationToken).ConfigureAwait(false));
    }

    /// <exception cref="CrmException">It may not be seen (<c>crm.not_found</c>), or went in a later merge (<c>crm.restricted</c>).</exception>
    private static async ValueTask<Tracked> SurvivorAsync(CrmSession inner, Scope scope, EntityDefinition entity, Merge merge, CancellationToken cancellationToken)
    {
        var policy = scope.Policy.For(entity, Right.Read);
        if (await OneAsync(merge.SurvivorId, RowHold.Exclusive).ConfigureAwait(false) is { } row)
        {
            return inner.Tracker.Track(entity, row, scope.Tenant);
        }

        if (await Redirects.FollowAsync(inner, scope, entity, merge.SurvivorId, cancellationToken).ConfigureAwait(false) is { } now && await OneAsync(now, RowHold.None).ConfigureAwait(false) is not null
            && (await MergeLog.ThatTookAsync(inner, scope, merge.SurvivorId, cancellationToken).ConfigureAwait(false)) is { } later)
        {
            throw First(later);
        }

        throw CrmException.NotFound("merge");

        async ValueTask<object?[]?> OneAsync(Guid record, RowHold hold)
        {
            var found = await inner.Store.QueryAsync(
                new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = policy, Where = CrmSession.HasId(entity, record), Hold = hold }, cancellationToken).ConfigureAwait(false);
            return found.Count == 0 ? null : found[0];
        }
    }

    private static async ValueTask CheckAsync(CrmSession inner, Scope scope, Merge merge, CancellationToken cancellationToken)
    {
        if (merge.UndoneAt is not null || merge.Payload is null)
        {
            throw new CrmException(CrmErrors.NotPermitted, merge.UndoneAt is null ? "What the merge wrote was erased; it cannot be undone any more." : "The merge is undone already.");
        }

        var later = (await MergeLog.IntoAsync(inner, scope, [merge.SurvivorId], cancellationToken).ConfigureAwait(false)).Where(m => m.UndoneAt is null && m.Id > merge.Id).MaxBy(m => m.Id);
        if (later is not null)
        {
            throw First(later.Id.Value);
        }
    }

    private static CrmException First(Guid merge) => new(CrmErrors.Restricted, $"Merges are undone in reverse order: undo the merge {merge} first.");

    private static IEnumerable<RowWrite> Rows(Scope scope, Merge merge, NodaTime.Instant at)
    {
        (merge.UndoneAt, merge.UndoneById) = (at, scope.User?.Value);
        yield return PlainRow.Update(scope.State.Model["merge"], merge, nameof(Merge.UndoneAt), nameof(Merge.UndoneById));
        foreach (var loser in merge.LoserIds)
        {
            yield return PlainRow.Delete(scope.State.Model["redirect"], loser);
        }
    }
}
