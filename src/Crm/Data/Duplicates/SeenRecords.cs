using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Which of some records a right reaches.</summary>
internal static class SeenRecords
{
    public static async ValueTask<HashSet<Guid>> AmongAsync(CrmSession session, Scope scope, EntityDefinition entity, IReadOnlyCollection<Guid> ids, Right right, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var chunk in ids.Chunk(500))
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = scope.Policy.For(entity, right), Where = CrmSession.IsAmong(entity.Key!, chunk), Columns = [new FieldValue([], entity.Key!)] },
                cancellationToken).ConfigureAwait(false);
            found.UnionWith(rows.Select(r => (Guid)r[0]!));
        }

        return found;
    }
}
