using System.Collections.Immutable;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.InMemory.Tables;

/// <summary>A table while a batch is written to it.</summary>
internal sealed class TableBuilder(Table table)
{
    private readonly ImmutableSortedDictionary<Guid, object?[]>.Builder rows = table.Rows.ToBuilder();
    private readonly ImmutableDictionary<Guid, ImmutableArray<StoredVersion>>.Builder history = table.History.ToBuilder();
    private readonly ImmutableDictionary<UniqueValue, Guid>.Builder unique = table.Unique.ToBuilder();

    private readonly HashSet<Guid> reworded = [];

    public Table Build() => new(rows.ToImmutable(), history.ToImmutable(), unique.ToImmutable(), table.WordsBut(reworded));

    public void Write(RowWrite write, Instant recorded)
    {
        if (!write.HistoryOnly)
        {
            WriteRow(write);
        }

        if (!write.Entity.IsPlain)
        {
            var versions = history.GetValueOrDefault(write.Id, []).After(write, recorded);
            if (!versions.IsEmpty)
            {
                history[write.Id] = versions;
            }
        }
    }

    private void WriteRow(RowWrite write)
    {
        var before = rows.GetValueOrDefault(write.Id);
        if (write.Entity.SearchFields.Any(f => write.Kind != WriteKind.Update || write.Changed.Contains((f.Via?.ForeignKey ?? f.Field).Slot.Ordinal)))
        {
            reworded.Add(write.Id);
        }

        if (write.Kind == WriteKind.Insert ? before is not null : before is null || IsStale(write, before))
        {
            throw write.Kind == WriteKind.Insert ? Taken(write.Entity, "id") : CrmException.Conflict(write.Entity.Name, write.Id);
        }

        if (write.Kind == WriteKind.Delete)
        {
            rows.Remove(write.Id);
            Claim(write, before, null);
            return;
        }

        var given = write.Row ?? throw new CrmException(CrmErrors.Storage, $"A write of a {write.Entity.Name} lacks its row.");
        object?[] after = [.. before ?? given];
        foreach (var ordinal in before is null ? [] : write.Changed)
        {
            after[ordinal] = given[ordinal];
        }

        Claim(write, before, after);
        rows[write.Id] = after;
    }

    private static bool IsStale(RowWrite write, object?[] before) =>
        !write.Entity.IsPlain && before[EntityDefinition.VersionSlot] is long version && version != write.ExpectedVersion;

    private void Claim(RowWrite write, object?[]? before, object?[]? after)
    {
        foreach (var slot in write.Entity.Slots)
        {
            if (!slot.IsUnique)
            {
                continue;
            }

            if (before?[slot.Ordinal] is { } old)
            {
                unique.Remove(new UniqueValue(slot.Ordinal, old));
            }

            if (after?[slot.Ordinal] is { } value)
            {
                if (unique.ContainsKey(new(slot.Ordinal, value)))
                {
                    throw Taken(write.Entity, write.Entity.AllFields.FirstOrDefault(f => f.Compared.Ordinal == slot.Ordinal)?.Name ?? slot.Column);
                }

                unique.Add(new(slot.Ordinal, value), write.Id);
            }
        }
    }

    private static CrmException Taken(EntityDefinition entity, string field) =>
        new(CrmErrors.Duplicate, $"Another {entity.Name} already has this {field}.") { Fields = [new(field, "duplicate", "The value must not be one that another record has.")] };
}
