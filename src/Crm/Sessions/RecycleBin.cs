using Crm.Changes;
using Crm.Criteria;
using Crm.Data;
using Crm.Records;
using Crm.Security;
using Crm.Storage;
using NodaTime;

namespace Crm.Sessions;

/// <summary>What is deleted and can come back: the rows of the bin, and the way back.</summary>
internal static class RecycleBin
{
    /// <summary>The rows that a save puts into the bin and takes out of it.</summary>
    public static IEnumerable<RowWrite> Rows(CrmSession session, Scope scope, IReadOnlyList<Change> changes, Instant at)
    {
        var definition = scope.State.Model["bin"];
        var groups = changes.Where(c => c is { Kind: WriteKind.Delete, ToBin: true }).ToList();
        var group = groups.Count > 0 ? session.Services.Ids.NextGuid() : Guid.Empty;
        foreach (var change in groups)
        {
            yield return PlainRow.Insert(definition, new BinEntry
            {
                Id = session.Services.Ids.Next<BinEntry>(),
                Entity = change.Entity.Name,
                RecordId = change.Id,
                GroupId = group,
                IsRoot = change.IsRoot,
                DeletedAt = at,
                DeletedById = scope.User?.Value,
                Values = RowJson.Write(change.Entity, change.Before!),
            });
        }

        foreach (var restored in changes.Select(c => c.Entry?.RestoredFrom?.Bin).OfType<BinEntry>())
        {
            yield return PlainRow.Delete(definition, restored.Key);
        }
    }

    /// <summary>Adds the record, and what went with it, back to the session; whether it may come back is judged when it is saved.</summary>
    public static async ValueTask<Record> RestoreAsync(CrmSession session, Scope scope, EntityDefinition entity, Guid id, CancellationToken cancellationToken)
    {
        var bin = scope.State.Model["bin"];
        var root = (await FindAsync(session, scope, bin, "recordId", id, cancellationToken).ConfigureAwait(false)).Find(b => b.IsRoot && b.Entity == entity.Name)
            ?? throw CrmException.NotFound(entity.Name);
        if (!await IsVisibleAsync(session, scope, entity, RowJson.Read(entity, root.Values), cancellationToken).ConfigureAwait(false))
        {
            throw CrmException.NotFound(entity.Name);
        }

        Record? result = null;
        foreach (var binned in await FindAsync(session, scope, bin, "groupId", root.GroupId, cancellationToken).ConfigureAwait(false))
        {
            var definition = scope.State.Model[binned.Entity];
            var row = RowJson.Read(definition, binned.Values);
            await ForgetLostAsync(session, scope, definition, row, cancellationToken).ConfigureAwait(false);
            var record = definition.Materialize(row, scope.Tenant);
            session.Tracker.Restore(definition, record, binned, row);
            result = binned.Key == root.Key ? record : result;
        }

        return result!;
    }

    /// <summary>Whether whoever acts might see the record if it still stood where it was: one that is hidden looks as if it were not in the bin.</summary>
    public static async ValueTask<bool> IsVisibleAsync(CrmSession session, Scope scope, EntityDefinition entity, object?[] row, CancellationToken cancellationToken)
    {
        if (scope.Policy.For(entity, Right.Read) is not { } policy)
        {
            return true;
        }

        // As stored: unsaved changes of this session must not widen what it may see.
        var stored = session.Inner(scope.Tenant, "restore");
        var related = await RelatedLoader.LoadAsync(stored, scope, entity, row, policy, cancellationToken).ConfigureAwait(false);
        return policy.Compile().Matches(row, related);
    }

    /// <summary>What a restored record referred to and is gone: one that was merged is the one it went into, by a clearing relation it is cleared.</summary>
    private static async ValueTask ForgetLostAsync(CrmSession session, Scope scope, EntityDefinition entity, object?[] row, CancellationToken cancellationToken)
    {
        foreach (var reference in entity.References)
        {
            var definition = scope.State.Model[reference.Target];
            var isCleared = reference.OnDelete == OnDelete.Clear && reference.ForeignKey.Custom is null;
            if ((isCleared || MergeScene.IsMergeable(definition)) && reference.ForeignKey.Read(row) is Guid target && !await IsThereAsync(session, scope, definition, target, cancellationToken).ConfigureAwait(false))
            {
                var survivor = await Redirects.FollowAsync(session, scope, definition, target, cancellationToken).ConfigureAwait(false);
                if (survivor is not null || isCleared)
                {
                    MergeScene.Write(reference.ForeignKey, row, survivor);
                }
            }
        }
    }

    private static async ValueTask<bool> IsThereAsync(CrmSession session, Scope scope, EntityDefinition entity, Guid id, CancellationToken cancellationToken) =>
        (await session.Store.QueryAsync(
            new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.HasId(entity, id), Columns = [new FieldValue([], entity.Key!)] },
            cancellationToken).ConfigureAwait(false)).Count > 0;

    private static async ValueTask<List<BinEntry>> FindAsync(CrmSession session, Scope scope, EntityDefinition bin, string field, Guid id, CancellationToken cancellationToken)
    {
        var rows = await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = bin,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = new CheckedComparison(new FieldValue([], bin.Fields[field]), ComparisonOperator.Equal, new ConstantValue(id, ValueKind.Id)),
            },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => (BinEntry)bin.Materialize(r, scope.Tenant))];
    }
}
