using Crm.Criteria;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>The records of a merge as they stand: the survivor first, then the losers in the order given. All of them are seen by whoever acts.</summary>
internal sealed record MergeScene(CrmSession Session, Scope Scope, EntityDefinition Entity, IReadOnlyList<object?[]> Rows)
{
    /// <summary>So many records at most go into one.</summary>
    public const int MostLosers = 100;

    public Guid Survivor => IdOf(Rows[0]);

    public IReadOnlyList<Guid> Losers { get; } = [.. Rows.Skip(1).Select(IdOf)];

    /// <exception cref="CrmException">One of them is not there or not to be seen (<c>crm.not_found</c>); they cannot be merged (<c>crm.invalid</c>).</exception>
    public static async ValueTask<MergeScene> LoadAsync(CrmSession session, string entity, Guid survivor, IReadOnlyList<Guid> losers, RowHold hold, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model[entity];
        if (!IsMergeable(definition))
        {
            throw CrmException.Invalid("entity", "not_mergeable", $"Accounts, contacts, deals and the entities of plugins and tenants are merged; '{entity}' is none of these.");
        }

        if (losers.Count is 0 or > MostLosers || losers.Distinct().Count() != losers.Count || losers.Contains(survivor))
        {
            throw CrmException.Invalid("losers", "out_of_range", $"A merge takes 1-{MostLosers} different records into another one.");
        }

        Guid[] ids = [survivor, .. losers];
        var rows = await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = definition,
                Tenant = scope.Tenant,
                Restriction = scope.Policy.For(definition, Right.Read),
                Where = CrmSession.IsAmong(definition.Key!, ids),
                Hold = hold,
            },
            cancellationToken).ConfigureAwait(false);
        var byId = rows.ToDictionary(IdOf);
        if (byId.Count < ids.Length)
        {
            throw CrmException.NotFound(entity);
        }

        var scene = new MergeScene(session, scope, definition, [.. ids.Select(id => byId[id])]);
        if (definition.ClrType == typeof(Deal) && !IsClosed(scene.Rows[0]) && scene.Rows.Skip(1).Any(IsClosed))
        {
            throw CrmException.Invalid("survivor", "open", "A deal that was won or lost does not go into an open one: let the closed one survive.");
        }

        return scene;

        bool IsClosed(object?[] row) => ((Deal)definition.Materialize(row, scope.Tenant)).ClosedAt is not null;
    }

    public static bool IsMergeable(EntityDefinition entity) => entity.IsDynamic || entity.Name is "account" or "contact" or "deal";

    /// <summary>
    /// What refers to the records of the entity and moves with them, by relation. That a deal changed its stages is its own past: it goes with the deal it tells of.
    /// So does an alert, whose id is that of its record: whether it holds of the survivor, the next look tells.
    /// </summary>
    public IEnumerable<RelationDefinition> Children => Entity.Dependents.Where(r => r.Declaring is not ("stageChange" or "alert"));

    /// <summary>The records that refer to any of some by a relation.</summary>
    public async ValueTask<List<object?[]>> ReferringAsync(RelationDefinition relation, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new List<object?[]>();
        foreach (var chunk in ids.Chunk(500))
        {
            found.AddRange(await Session.Store.QueryAsync(
                new RowQuery { Entity = Scope.State.Model[relation.Declaring], Tenant = Scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(relation.ForeignKey, chunk) },
                cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    /// <summary>The values of the records, without references to what whoever acts may not see: what they do not know of decides nothing.</summary>
    public async ValueTask<IReadOnlyList<object?[]>> SeenRowsAsync(CancellationToken cancellationToken)
    {
        if (Scope.IsSystem)
        {
            return Rows;
        }

        List<object?[]> seen = [.. Rows.Select(r => (object?[])r.Clone())];
        foreach (var group in Entity.References.GroupBy(r => r.Target))
        {
            var target = Scope.State.Model[group.Key];
            if (Scope.Policy.For(target, Right.Read) is not { } policy)
            {
                continue;
            }

            Guid[] ids = [.. group.SelectMany(r => seen.Select(row => r.ForeignKey.Read(row))).OfType<Guid>().Distinct()];
            var visible = new HashSet<Guid>();
            foreach (var chunk in ids.Chunk(500))
            {
                var rows = await Session.Store.QueryAsync(
                    new RowQuery { Entity = target, Tenant = Scope.Tenant, Restriction = policy, Where = CrmSession.IsAmong(target.Key!, chunk), Columns = [new FieldValue([], target.Key!)] },
                    cancellationToken).ConfigureAwait(false);
                visible.UnionWith(rows.Select(r => (Guid)r[0]!));
            }

            foreach (var row in seen)
            {
                foreach (var relation in group.Where(r => r.ForeignKey.Read(row) is Guid id && !visible.Contains(id)))
                {
                    Write(relation.ForeignKey, row, null);
                }
            }
        }

        return seen;
    }

    public static Guid IdOf(object?[] row) => (Guid)row[EntityDefinition.IdSlot]!;

    /// <summary>Puts a value into a row.</summary>
    public static void Write(FieldDefinition field, object?[] row, object? value) => row[field.Slot.Ordinal] = field.Custom is { } custom
        ? CustomValue.Write((CustomData)row[field.Slot.Ordinal]!, custom.Name, custom.Kind, custom.TextRule, value)
        : value;

    /// <summary>Puts a value into a record.</summary>
    public static void Write(FieldDefinition field, Record record, object? value)
    {
        if (field.Custom is { } custom)
        {
            record.Custom = CustomValue.Write(record.Custom, custom.Name, custom.Kind, custom.TextRule, value);
        }
        else
        {
            field.Slot.Set(record, value);
        }
    }
}
