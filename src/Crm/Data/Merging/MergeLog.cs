using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Reads the merges that are kept. Whether they may be seen is judged on their records.</summary>
internal static class MergeLog
{
    public static async ValueTask<Merge?> FindAsync(CrmSession session, Scope scope, Guid id, RowHold hold, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["merge"];
        var rows = await session.Store.QueryAsync(
            new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.HasId(definition, id), Hold = hold },
            cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : (Merge)definition.Materialize(rows[0], scope.Tenant);
    }

    /// <summary>Forgets what a merge wrote, within a transaction.</summary>
    /// <returns>Whether there is such a merge.</returns>
    public static async ValueTask<bool> EraseAsync(CrmSession session, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(session, scope, id, RowHold.Exclusive, cancellationToken).ConfigureAwait(false) is not { } merge)
        {
            return false;
        }

        merge.Payload = null;
        var at = session.Services.Clock.Now();
        var audit = AuditWriter.Write(scope, AuditWriter.Entry(scope, session.Services.Ids, at, []));
        await session.Store.WriteAsync(new WriteBatch(scope.Tenant, at, [PlainRow.Update(scope.State.Model["merge"], merge, nameof(Merge.Payload)), audit]) { Proof = audit }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>The merges that records survived, undone ones too, in their order.</summary>
    public static async ValueTask<List<Merge>> IntoAsync(CrmSession session, Scope scope, IEnumerable<Guid> survivors, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["merge"];
        var merges = new List<Merge>();
        foreach (var chunk in survivors.Chunk(500))
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(definition.Fields["survivorId"], chunk) },
                cancellationToken).ConfigureAwait(false);
            merges.AddRange(rows.Select(r => (Merge)definition.Materialize(r, scope.Tenant)));
        }

        return [.. merges.OrderBy(m => m.Id)];
    }

    /// <summary>The merge that stands in which a record went.</summary>
    public static async ValueTask<Guid?> ThatTookAsync(CrmSession session, Scope scope, Guid record, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["redirect"];
        var rows = await session.Store.QueryAsync(
            new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.HasId(definition, record), Columns = [new FieldValue([], definition.Fields["mergeId"])] },
            cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : (Guid?)rows[0][0];
    }
}
