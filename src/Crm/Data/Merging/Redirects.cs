using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Where the id of a record leads that went in a merge. It tells nothing of whether that may be seen: that is judged on the survivor.</summary>
internal static class Redirects
{
    /// <summary>Merges of merges are followed so far.</summary>
    private const int MostHops = 100;

    /// <summary>The record that an id stands for, itself or the survivor of the merge it went in.</summary>
    /// <exception cref="CrmException">There is none, or none that may be seen (<c>crm.not_found</c>).</exception>
    public static async ValueTask<Guid> SeenAsync(CrmSession session, Scope scope, EntityDefinition entity, Guid id, CancellationToken cancellationToken)
    {
        for (Guid? at = id; at is { } here; at = at == id ? await FollowAsync(session, scope, entity, id, cancellationToken).ConfigureAwait(false) : null)
        {
            if ((await SeenRecords.AmongAsync(session, scope, entity, [here], Right.Read, cancellationToken).ConfigureAwait(false)).Count > 0)
            {
                return here;
            }
        }

        throw CrmException.NotFound(entity.Name);
    }

    /// <summary>Where each of many ids leads; those that were never merged away are left out.</summary>
    public static async ValueTask<Dictionary<Guid, Guid>> FollowAsync(CrmSession session, Scope scope, EntityDefinition entity, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["redirect"];
        var found = new Dictionary<Guid, Guid>();
        foreach (var chunk in ids.Chunk(500))
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(definition.Key!, chunk), Columns = [new FieldValue([], definition.Key!)] },
                cancellationToken).ConfigureAwait(false);
            foreach (var id in rows.Select(r => (Guid)r[0]!))
            {
                if (await FollowAsync(session, scope, entity, id, cancellationToken).ConfigureAwait(false) is { } survivor)
                {
                    found[id] = survivor;
                }
            }
        }

        return found;
    }

    /// <returns>The record that stands for it now; null: the id was never merged away.</returns>
    public static async ValueTask<Guid?> FollowAsync(CrmSession session, Scope scope, EntityDefinition entity, Guid id, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["redirect"];
        Guid? found = null;
        for (var hop = 0; hop < MostHops; hop++)
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.HasId(definition, found ?? id) },
                cancellationToken).ConfigureAwait(false);
            if (rows.Count == 0)
            {
                break;
            }

            var redirect = (Redirect)definition.Materialize(rows[0], scope.Tenant);
            if (redirect.Entity != entity.Name)
            {
                break;
            }

            found = redirect.ToId;
        }

        return found;
    }
}
