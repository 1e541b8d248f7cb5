using Crm.Criteria;
using Crm.Security;
using Crm.Storage;

namespace Crm.Sessions;

/// <summary>Who shares a record must hold the right to share it, and every right that is given.</summary>
internal static class ShareCheck
{
    /// <summary>Judges the shares of stored records before anything is written.</summary>
    public static ValueTask BeforeAsync(CrmSession session, Scope scope, IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        RunAsync(session, scope, changes, isNew: false, cancellationToken);

    /// <summary>Judges the shares of records that the same save makes, once they are written: by their owner alone, so that a share does not bear itself out.</summary>
    public static ValueTask AfterAsync(CrmSession session, Scope scope, IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        RunAsync(session, scope, changes, isNew: true, cancellationToken);

    private static async ValueTask RunAsync(CrmSession session, Scope scope, IReadOnlyList<Change> changes, bool isNew, CancellationToken cancellationToken)
    {
        var made = changes.Where(c => c.Kind == WriteKind.Insert).Select(c => c.Id).ToHashSet();
        foreach (var change in changes.Where(c => c.Entity.Name == "share" && !c.IsConsequence))
        {
            var share = (Share)change.Entity.Materialize(change.After ?? change.Before!, scope.Tenant);
            if (made.Contains(share.RecordId) != isNew)
            {
                continue;
            }

            var entity = scope.State.Model[share.Entity];
            foreach (var right in Needed(share, change.Kind == WriteKind.Delete))
            {
                var rows = await session.Store.AggregateAsync(
                    new AggregateQuery
                    {
                        Entity = entity,
                        Tenant = scope.Tenant,
                        Restriction = isNew ? scope.Policy.ForDepth(entity, scope.Rights.DepthOf(entity, right)) : scope.Policy.For(entity, right),
                        Where = CrmSession.HasId(entity, share.RecordId),
                        Measures = [new(RollupFunction.Count)],
                    },
                    cancellationToken).ConfigureAwait(false);
                if ((long)rows[0][0]! == 0)
                {
                    throw right == Right.Read ? CrmException.NotFound(share.Entity) : CrmException.Forbidden($"Nobody shares more than they hold: the right {right} on this {share.Entity} is missing.");
                }
            }
        }
    }

    private static IEnumerable<Right> Needed(Share share, bool withdrawing)
    {
        yield return Right.Read;
        yield return Right.Share;
        if (withdrawing)
        {
            yield break;
        }

        if (share.CanWrite)
        {
            yield return Right.Write;
        }

        if (share.CanDelete)
        {
            yield return Right.Delete;
        }

        if (share.CanAssign)
        {
            yield return Right.Assign;
        }
    }
}
