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
    public static async ValueTask<List<Change>> FollowAsync(CrmSession session, Scope scope, IReadOnlyList<Change> prepared, Func<Instant, Instant> effectiveAfter, CancellationToken cancellationToken)
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
            await HoldAsync(session, scope, definition, deletion.Id, cancellationToken).ConfigureAwait(false);
            if (!deletion.ToBin && definition.Access == RecordAccess.Owned)
            {
                result.AddRange(await OfRecordAsync(session, scope, "share", deletion.Id, byKey, cancellationToken).ConfigureAwait(false));
            }

            if (!deletion.ToBin && !definition.IsPlain && definition.Access is RecordAccess.Owned or RecordAccess.Shared or RecordAccess.Parent)
            {
                result.AddRange(await OfRecordAsync(session, scope, "externalId", deletion.Id, byKey, cancellationToken).ConfigureAwait(false));
            }

            foreach (var relation in definition.Dependents)
            {
                var child = scope.State.Model[relation.Declaring];
                Settle(result, deletion, relation, child);
                foreach (var row in await DependentsAsync(session, scope, child, relation, deletion.Id, byKey.Count, cancellationToken).ConfigureAwait(false))
                {
                    if (Follow(session, deletion, relation, child, row, byKey, effectiveAfter) is { } change)
                    {
                        byKey[(child.Name, change.Id)] = change;
                        result.Add(change);
                    }
                }
            }
        }

        result.RemoveAll(c => c.IsVoid);
        return result;
    }

    /// <summary>Keeps others from referring to the record from here on; what refers to it already is found afterwards.</summary>
    private static async ValueTask HoldAsync(CrmSession session, Scope scope, EntityDefinition entity, Guid id, CancellationToken cancellationToken) =>
        await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = entity,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = CrmSession.HasId(entity, id),
                Columns = [new FieldValue([], entity.Key!)],
                Hold = RowHold.Exclusive,
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>What is gone for good is shared with nobody and has no name in other systems; what is in the bin comes back with its shares and its names.</summary>
    private static async ValueTask<List<Change>> OfRecordAsync(CrmSession session, Scope scope, string kind, Guid record, Dictionary<(string, Guid), Change> byKey, CancellationToken cancellationToken)
    {
        var entity = scope.State.Model[kind];
        var rows = await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = entity,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = new CheckedComparison(new FieldValue([], entity.Fields["recordId"]), ComparisonOperator.Equal, new ConstantValue(record, ValueKind.Id)),
            },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Where(r => !byKey.ContainsKey((entity.Name, (Guid)r[EntityDefinition.IdSlot]!))).Select(r => new Change
        {
            Entity = entity,
            Kind = WriteKind.Delete,
            Id = (Guid)r[EntityDefinition.IdSlot]!,
            Before = r,
            IsRoot = false,
            IsConsequence = true,
        })];
    }

    private static Change? Follow(CrmSession session, Change deletion, RelationDefinition relation, EntityDefinition child, object?[] row, Dictionary<(string, Guid), Change> byKey, Func<Instant, Instant> effectiveAfter)
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
                return Cleared(session, relation, child, row, id, effectiveAfter);
            default:
                throw Restricted(deletion, relation);
        }
    }

    private static Change Cleared(CrmSession session, RelationDefinition relation, EntityDefinition child, object?[] row, Guid id, Func<Instant, Instant> effectiveAfter)
    {
        var after = (object?[])row.Clone();
        after[EntityDefinition.VersionSlot] = (long)row[EntityDefinition.VersionSlot]! + 1;
        after[EntityDefinition.ChangedAtSlot] = effectiveAfter((Instant)row[EntityDefinition.ChangedAtSlot]!);
        var slot = relation.ForeignKey.Slot;
        Clear(relation, after);
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

    /// <summary>What the same save makes or changes below a record that it deletes, and no query finds yet.</summary>
    private static void Settle(List<Change> changes, Change deletion, RelationDefinition relation, EntityDefinition child)
    {
        foreach (var change in changes)
        {
            if (change.After is not { } after || change.Entity.Name != child.Name || !Equals(relation.ForeignKey.Read(after), deletion.Id))
            {
                continue;
            }

            if (relation.OnDelete == OnDelete.Clear)
            {
                Clear(relation, after);
                change.Changed = [.. change.Changed.Union([relation.ForeignKey.Slot.Ordinal])];
            }
            else if (relation.OnDelete != OnDelete.Restrict && change is { Kind: WriteKind.Insert, IsConsequence: true })
            {
                change.IsVoid = true;
            }
            else
            {
                throw Restricted(deletion, relation);
            }
        }
    }

    private static void Clear(RelationDefinition relation, object?[] row)
    {
        var slot = relation.ForeignKey.Slot;
        row[slot.Ordinal] = relation.ForeignKey.Custom is { } custom
            ? CustomValue.Write((CustomData)row[slot.Ordinal]!, custom.Name, custom.Kind, custom.TextRule, null)
            : null;
    }

    private static async ValueTask<IReadOnlyList<object?[]>> DependentsAsync(CrmSession session, Scope scope, EntityDefinition child, RelationDefinition relation, Guid id, int known, CancellationToken cancellationToken) =>
        await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = child,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = new CheckedComparison(new FieldValue([], relation.ForeignKey), ComparisonOperator.Equal, new ConstantValue(id, ValueKind.Id)),
                // One more than the save itself can account for is enough to refuse.
                Limit = relation.OnDelete == OnDelete.Restrict ? known + 1 : null,
            },
            cancellationToken).ConfigureAwait(false);

    private static CrmException Restricted(Change deletion, RelationDefinition relation) =>
        new(CrmErrors.Restricted, $"The {deletion.Entity.Name} cannot be deleted while a {relation.Declaring} refers to it as its {relation.Name}.");
}
