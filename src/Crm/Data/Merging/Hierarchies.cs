using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Keeps references of an entity to itself (an account's parent, whom a contact reports to) free of cycles in a merge.</summary>
internal sealed class Hierarchies(CrmSession session, Scope scope, EntityDefinition entity, Guid survivor, IReadOnlyCollection<Guid> losers)
{
    private const int MostHops = 1_000;

    /// <summary>
    /// Where the survivor comes to lie: where its value and that of each loser lead, past records that merge into it. One that would lead back to the survivor is none;
    /// the first that does not is taken, the chosen one before the others.
    /// </summary>
    /// <param name="relation">The reference.</param>
    /// <param name="chosen">What survivorship chose.</param>
    /// <param name="others">The values of the records of the merge, in their order.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<Guid?> PlaceAsync(RelationDefinition relation, Guid? chosen, IEnumerable<Guid?> others, CancellationToken cancellationToken)
    {
        if (chosen is null)
        {
            return null;
        }

        foreach (var candidate in others.Prepend(chosen).OfType<Guid>().Distinct())
        {
            if (!await LeadsBackAsync(relation, candidate, cancellationToken).ConfigureAwait(false))
            {
                return candidate;
            }
        }

        return null;
    }

    private async ValueTask<bool> LeadsBackAsync(RelationDefinition relation, Guid start, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Guid>();
        Guid? at = start;
        while (at is { } id && seen.Add(id) && seen.Count <= MostHops)
        {
            if (id == survivor || losers.Contains(id))
            {
                return true;
            }

            var rows = await session.Store.QueryAsync(
                new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.HasId(entity, id), Columns = [new FieldValue([], relation.ForeignKey)] },
                cancellationToken).ConfigureAwait(false);
            at = rows.Count == 0 ? null : (Guid?)rows[0][0];
        }

        return false;
    }
}
