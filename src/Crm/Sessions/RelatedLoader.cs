using Crm.Criteria;
using Crm.Records;
using Crm.Storage;

namespace Crm.Sessions;

/// <summary>Loads the records that a condition will ask for, a query a relation, and lays the session's unsaved changes over them.</summary>
internal sealed class RelatedLoader : IRelated
{
    private readonly CrmSession session;
    private readonly Scope scope;
    private readonly Dictionary<(Relation, Guid), object?> ones = [];
    private readonly Dictionary<(Relation, Guid), List<object>> manies = [];

    private RelatedLoader(CrmSession session, Scope scope) => (this.session, this.scope) = (session, scope);

    public static async ValueTask<IRelated> LoadAsync(CrmSession session, Scope scope, EntityDefinition entity, object?[] row, CheckedCriterion condition, CancellationToken cancellationToken)
    {
        var uses = condition.Relations();
        if (uses.Count == 0)
        {
            return NoRelated.Instance;
        }

        var loader = new RelatedLoader(session, scope);
        await loader.LoadAsync([row], uses, cancellationToken).ConfigureAwait(false);
        return loader;
    }

    public object? One(Relation relation, object record) => ones.GetValueOrDefault((relation, IdOf((object?[])record)));

    public IReadOnlyList<object> Many(Relation relation, object record) => manies.GetValueOrDefault((relation, IdOf((object?[])record))) ?? [];

    private async ValueTask LoadAsync(IReadOnlyList<object?[]> rows, IReadOnlyList<RelationUse> uses, CancellationToken cancellationToken)
    {
        foreach (var use in uses)
        {
            var relation = (RelationDefinition)use.Relation;
            var target = (EntityDefinition)use.Target;
            var reached = relation.Kind == RelationKind.ToOne
                ? await OnesAsync(rows, relation, target, cancellationToken).ConfigureAwait(false)
                : await ManiesAsync(rows, relation, target, cancellationToken).ConfigureAwait(false);
            if (reached.Count > 0 && use.Further.Count > 0)
            {
                await LoadAsync(reached, use.Further, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<List<object?[]>> OnesAsync(IReadOnlyList<object?[]> rows, RelationDefinition relation, EntityDefinition target, CancellationToken cancellationToken)
    {
        var wanted = rows.Select(r => relation.ForeignKey.Read(r)).OfType<Guid>().ToHashSet();
        var found = (await StoredAsync(target, target.Key!, wanted, cancellationToken).ConfigureAwait(false)).ToDictionary(IdOf);
        foreach (var entry in session.Tracker.Entries.Where(e => e.Entity.Name == target.Name && wanted.Contains(e.Record.Key)))
        {
            if (entry.IsDeleted)
            {
                found.Remove(entry.Record.Key);
            }
            else
            {
                found[entry.Record.Key] = entry.Entity.Snapshot(entry.Record);
            }
        }

        foreach (var row in rows)
        {
            ones[(relation, IdOf(row))] = relation.ForeignKey.Read(row) is Guid id ? found.GetValueOrDefault(id) : null;
        }

        return [.. found.Values];
    }

    private async ValueTask<List<object?[]>> ManiesAsync(IReadOnlyList<object?[]> rows, RelationDefinition relation, EntityDefinition target, CancellationToken cancellationToken)
    {
        var parents = rows.Select(IdOf).ToHashSet();
        var found = (await StoredAsync(target, relation.ForeignKey, parents, cancellationToken).ConfigureAwait(false)).ToDictionary(IdOf);
        foreach (var entry in session.Tracker.Entries.Where(e => e.Entity.Name == target.Name))
        {
            found.Remove(entry.Record.Key);
            if (!entry.IsDeleted && entry.Entity.Snapshot(entry.Record) is var row && relation.ForeignKey.Read(row) is Guid parent && parents.Contains(parent))
            {
                found[entry.Record.Key] = row;
            }
        }

        foreach (var row in found.Values)
        {
            var key = (relation, (Guid)relation.ForeignKey.Read(row)!);
            if (!manies.TryGetValue(key, out var list))
            {
                manies[key] = list = [];
            }

            list.Add(row);
        }

        return [.. found.Values];
    }

    private async ValueTask<List<object?[]>> StoredAsync(EntityDefinition entity, Field field, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = new List<object?[]>();
        foreach (var chunk in ids.Chunk(500))
        {
            rows.AddRange(await session.Store.QueryAsync(
                new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(field, chunk) },
                cancellationToken).ConfigureAwait(false));
        }

        return rows;
    }

    private static Guid IdOf(object?[] row) => (Guid)row[EntityDefinition.IdSlot]!;
}
