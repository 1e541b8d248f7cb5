using Crm.EntityFrameworkCore.Model;
using Crm.Records;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;

namespace Crm.EntityFrameworkCore.Interception;

/// <summary>One tracked record between the host's entry and the <see cref="HostChange"/> that the session judges.</summary>
internal sealed class HostEntry
{
    private readonly EntityEntry entry;
    private readonly object?[]? asHostLeftIt;

    private HostEntry(EntityEntry entry, HostChange change, object?[]? asHostLeftIt) =>
        (this.entry, Change, this.asHostLeftIt) = (entry, change, asHostLeftIt);

    public HostChange Change { get; }

    /// <summary>A new record: its values as they stand, at its first version.</summary>
    public static HostEntry Added(EntityEntry entry, EntityDefinition definition, Instant now)
    {
        var record = (Record)entry.Entity;
        var proposed = definition.Snapshot(record);
        var after = (object?[])proposed.Clone();
        if (!definition.IsPlain)
        {
            after[EntityDefinition.VersionSlot] = 1L;
            after[EntityDefinition.CreatedAtSlot] = after[EntityDefinition.ChangedAtSlot] = now;
        }

        return new(entry, new(definition, record, WriteKind.Insert, null, after, 0), proposed);
    }

    /// <summary>A changed or deleted record: what stands in the database, overlaid by what the host modified.</summary>
    /// <exception cref="CrmException">The version that the host has does not stand any more, or nothing stands for this tenant (<c>crm.conflict</c>).</exception>
    public static HostEntry Existing(EntityEntry entry, EntityDefinition definition, Record? stored, Instant now)
    {
        var record = (Record)entry.Entity;
        var before = stored is null ? null : definition.Snapshot(stored);
        var claimed = definition.IsPlain ? 0 : (long)entry.Property(nameof(Record.Version)).OriginalValue!;
        if (before is null || (!definition.IsPlain && (long)before[EntityDefinition.VersionSlot]! != claimed))
        {
            throw CrmException.Conflict(definition.Name, record.Key);
        }

        if (entry.State == EntityState.Deleted)
        {
            return new(entry, new(definition, record, WriteKind.Delete, before, null, claimed), null);
        }

        var proposed = Overlay(entry, definition, before);
        var after = (object?[])proposed.Clone();
        if (!definition.IsPlain)
        {
            after[EntityDefinition.CreatedAtSlot] = before[EntityDefinition.CreatedAtSlot];
            if (Counts(definition, before, after))
            {
                after[EntityDefinition.VersionSlot] = claimed + 1;
                after[EntityDefinition.ChangedAtSlot] = now;
            }
        }

        Fold(definition, after);
        return new(entry, new(definition, record, WriteKind.Update, before, after, claimed), proposed);
    }

    /// <summary>Puts what the CRM settled on the host's entry, so that EF saves it.</summary>
    public void Apply(HostSaveScope scope)
    {
        if (Change.After is not { } after)
        {
            return;
        }

        Fold(Change.Entity, after);
        foreach (var slot in Change.Entity.Slots.Where(s => s.Ordinal != EntityDefinition.IdSlot))
        {
            var isKey = slot.KeyOf is not null;
            if (!isKey && Equals(after[slot.Ordinal], asHostLeftIt![slot.Ordinal]))
            {
                continue;
            }

            var property = entry.Property(EntityMapping.PropertyName(slot));
            scope.Remember(property);
            if (isKey)
            {
                property.CurrentValue = after[slot.Ordinal];
            }
            else
            {
                slot.Set(Change.Record, after[slot.Ordinal]);
            }

            if (entry.State == EntityState.Modified)
            {
                property.IsModified = !Equals(after[slot.Ordinal], Change.Before![slot.Ordinal]);
            }
        }
    }

    private static object?[] Overlay(EntityEntry entry, EntityDefinition definition, object?[] before)
    {
        var values = (object?[])before.Clone();
        foreach (var slot in definition.Slots)
        {
            if (slot.Property is { } property && slot.Ordinal != EntityDefinition.VersionSlot && entry.Property(property).IsModified)
            {
                values[slot.Ordinal] = slot.Get((Record)entry.Entity);
            }
        }

        return values;
    }

    /// <summary>Whether a change counts for version and audit: derived values do not.</summary>
    private static bool Counts(EntityDefinition definition, object?[] before, object?[] after) =>
        definition.Slots.Any(s => !s.IsDerived && !Equals(before[s.Ordinal], after[s.Ordinal]));

    private static void Fold(EntityDefinition definition, object?[] row)
    {
        foreach (var slot in definition.Slots)
        {
            if (slot.KeyOf is { } text)
            {
                row[slot.Ordinal] = row[text.Ordinal] is string value ? Crm.Criteria.TextFolding.Fold(value) : null;
            }
        }
    }
}
