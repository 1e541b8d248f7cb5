using Crm.Criteria;
using Crm.Records;
using Crm.Storage;

namespace Crm.Sessions;

/// <summary>Loads what refers to a record, for the domain's own work: whether whoever acts may see it is not asked.</summary>
internal static class Related
{
    /// <summary>The records that refer to one, stored ones and those that the session adds, without those that it deletes; all of them tracked.</summary>
    public static async ValueTask<List<T>> TrackedAsync<T>(CrmSession session, Scope scope, string relation, Record target, CancellationToken cancellationToken)
        where T : Record
    {
        var entity = scope.State.Model.Of(typeof(T));
        var key = entity.References.First(r => r.Name == relation).ForeignKey;
        if (session.Stored(target) is not null)
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery
                {
                    Entity = entity,
                    Tenant = scope.Tenant,
                    Restriction = null,
                    Where = new CheckedComparison(new FieldValue([], key), ComparisonOperator.Equal, new ConstantValue(target.Key, ValueKind.Id)),
                },
                cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                session.Tracker.Track(entity, row, scope.Tenant);
            }
        }

        return [.. session.Tracker.Entries
            .Where(e => e.Entity.Name == entity.Name && !e.IsDeleted && Equals(key.Read(e.Entity.Snapshot(e.Record)), target.Key))
            .Select(e => (T)e.Record)];
    }
}
