using Crm.Criteria;
using Crm.Security;
using Crm.Storage;

namespace Crm.Sessions;

/// <summary>Who shares a record must hold the right to share it, and every right that is given.</summary>
internal static class ShareCheck
{
    public static async ValueTask RunAsync(CrmSession session, Scope scope, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes.Where(c => c.Entity.Name == "share" && !c.IsConsequence))
        {
            var share = (Share)change.Entity.Materialize(change.After ?? change.Before!, scope.Tenant);
            var entity = scope.State.Model[share.Entity];
            foreach (var right in Needed(share, change.Kind == WriteKind.Delete))
            {
                var rows = await session.Store.AggregateAsync(
                    new AggregateQuery
                    {
                        Entity = entity,
                        Tenant = scope.Tenant,
                        Restriction = scope.Policy.For(entity, right),
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
