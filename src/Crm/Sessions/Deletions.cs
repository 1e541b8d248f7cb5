using Crm.Criteria;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Sessions;

/// <summary>
/// Follows each deletion along the relations that lead to the record, as they declare: refuse, delete, recycle or clear.
/// Runs over all records, seen or not: a refusal names the relation, never the records.
/// </summary>
internal static class Deletions
{
    /// <exception cref="CrmException">Something depends on a record to be deleted (<c>crm.restricted</c>).</exception>
    public static async ValueTask<List<Change>> FollowAsync(CrmSession session, Scope scope, IReadOnlyList<Change> prepared, Instant recorded, CancellationToken cancellationToken)
    {
        var result = prepared.ToList();
        var byKey = result.ToDictionary(c => (c.Entity.Name, c.Id));
        for (var i = 0; i < result.Count; i++)
        {
            if (result[i] is not { Kind: WriteKind.Delete } deletion)
            {
                continue;
            }

            var definition = scope.State.Model[deletion.Entity.Name];
            foreach (var relation in definition.Dependents)
            {
                var child = scope.State.Model[relation.Declaring];
                foreach (var row in await DependentsAsync(session, scope, child, relation, deletion.Id, cancellationToken).ConfigureAwait(false))
                {
                    if (Follow(session, deletion, relation, child, row, byKey, recorded) is { } change)
                    {
                        byKey[(child.Name, change.Id)] = change;
                        result.Add(change);
                    }
                }
            }
        }

        return result;
    }

    private static Change? Follow(CrmSession session, Change deletion, RelationDefinition relation, EntityDefinition child, object?[] row, Dictionary<(string, Guid), Change> byKey, Instant recorded)
    {
        var id = (Guid)row[EntityDefinition.IdSlot]!;
        if (byKey.TryGetValue((child.Name, id), out var known))
        {
            // It goes too, or it points elsewhere now.
            return known.Kind == WriteKind.Delete || !Equals(relation.ForeignKey.Read(known.After!), deletion.Id) ? null : throw Restricted(deletion, relation);
        }

        switch (relation.OnDelete)
        {
            case OnDelete.Cascade or OnDelete.Recycle:
                return new Change
                {
                    Entity = child,
                    Kind = WriteKind.Delete,
                    Id = id,
                    Before = row,
                    ToBin = relation.OnDelete == OnDelete.Recycle && deletion.ToBin && child.HasRecycleBin,
                    IsRoot = false,
                    IsConsequence = child.Access == RecordAccess.Parent,
                    Entry = session.Tracker.Find(child.Name, id),
                };
            case OnDelete.Clear:
                return Cleared(session, relation, child, row, id, recorded);
            default:
                throw Restricted(deletion, relation);
        }
    }

    private static Change Cleared(CrmSession session, RelationDefinition relation, EntityDefinition child, object?[] row, Guid id, Instant recorded)
    {
        var after = (object?[])row.Clone();
        var last = (Instant)row[EntityDefinition.ChangedAtSlot]!;
        after[EntityDefinition.VersionSlot] = (long)row[EntityDefinition.VersionSlot]! + 1;
        after[EntityDefinition.ChangedAtSlot] = recorded > last ? recorded : last;
        var slot = relation.ForeignKey.Slot;
        after[slot.Ordinal] = relation.ForeignKey.Custom is { } custom
            ? CustomValue.Write((CustomData)row[slot.Ordinal]!, custom.Name, custom.Kind, custom.TextRule, null)
            : null;
        return new Change
        {
            Entity = child,
            Kind = WriteKind.Update,
            Id = id,
            Before = row,
            After = after,
            Changed = [slot.Ordinal, EntityDefinition.VersionSlot, EntityDefinition.ChangedAtSlot],
            History = [new((Instant)after[EntityDefinition.ChangedAtSlot]!, after)],
            IsConsequence = true,
            Entry = session.Tracker.Find(child.Name, id),
        };
    }

    private static async ValueTask<IReadOnlyList<object?[]>> DependentsAsync(CrmSession session, Scope scope, EntityDefinition child, RelationDefinition relation, Guid id, CancellationToken cancellationToken) =>
        await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = child,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = new CheckedComparison(new FieldValue([], relation.ForeignKey), ComparisonOperator.Equal, new ConstantValue(id, ValueKind.Id)),
                Limit = relation.OnDelete == OnDelete.Restrict ? 1_000 : null,
            },
            cancellationToken).ConfigureAwait(false);

    private static CrmException Restricted(Change deletion, RelationDefinition relation) =>
        new(CrmErrors.Restricted, $"The {deletion.Entity.Name} cannot be deleted while a {relation.Declaring} refers to it as its {relation.Name}.");
}
