using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Leaves out of the conflicts of an undoing what whoever acts may not see: other records, and fields they may not read.</summary>
internal static class SeenConflicts
{
    public static async ValueTask<IReadOnlyList<MergeConflict>> OfAsync(CrmSession session, Scope scope, IReadOnlyList<MergeConflict> conflicts, IReadOnlyList<MergedRow> rows, CancellationToken cancellationToken)
    {
        if (scope.IsSystem)
        {
            return conflicts;
        }

        var merged = rows.ToDictionary(r => (r.Entity, r.Id));
        var seen = new List<MergeConflict>();
        foreach (var conflict in conflicts)
        {
            var entity = scope.State.Model[conflict.Entity];
            if (MayRead(scope, entity, conflict.Field) && await IsSeenAsync(session, scope, entity, conflict.Id, merged, cancellationToken).ConfigureAwait(false))
            {
                seen.Add(await WithoutHiddenAsync(session, scope, entity, conflict, cancellationToken).ConfigureAwait(false));
            }
        }

        return seen;
    }

    private static bool MayRead(Scope scope, EntityDefinition entity, string? field) =>
        field is null || entity.AllFields.FirstOrDefault(f => f.Name == field) is { } known && scope.Rights.MayRead(entity, known);

    /// <summary>One that is gone is judged as it was.</summary>
    private static async ValueTask<bool> IsSeenAsync(CrmSession session, Scope scope, EntityDefinition entity, Guid id, Dictionary<(string, Guid), MergedRow> merged, CancellationToken cancellationToken)
    {
        if (await IsStoredAsync(session, scope, entity, id, null, cancellationToken).ConfigureAwait(false))
        {
            return await IsStoredAsync(session, scope, entity, id, scope.Policy.For(entity, Right.Read), cancellationToken).ConfigureAwait(false);
        }

        return merged.TryGetValue((entity.Name, id), out var row)
            && await RecycleBin.IsVisibleAsync(session, scope, entity, row.After ?? row.Before!, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An id of a record that may not be seen reads as none.</summary>
    private static async ValueTask<MergeConflict> WithoutHiddenAsync(CrmSession session, Scope scope, EntityDefinition entity, MergeConflict conflict, CancellationToken cancellationToken)
    {
        if (entity.References.FirstOrDefault(r => r.ForeignKey.Name == conflict.Field) is not { } reference)
        {
            return conflict;
        }

        var target = scope.State.Model[reference.Target];
        var policy = scope.Policy.For(target, Right.Read);
        async ValueTask<object?> ShownAsync(object? value) =>
            value is Guid id && await IsStoredAsync(session, scope, target, id, policy, cancellationToken).ConfigureAwait(false) ? value : null;

        return conflict with { Then = await ShownAsync(conflict.Then).ConfigureAwait(false), Now = await ShownAsync(conflict.Now).ConfigureAwait(false) };
    }

    private static async ValueTask<bool> IsStoredAsync(CrmSession session, Scope scope, EntityDefinition entity, Guid id, CheckedCriterion? policy, CancellationToken cancellationToken)
    {
        var rows = await session.Store.QueryAsync(
            new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = policy, Where = CrmSession.HasId(entity, id), Columns = [new FieldValue([], entity.Key!)] },
            cancellationToken).ConfigureAwait(false);
        return rows.Count > 0;
    }
}
