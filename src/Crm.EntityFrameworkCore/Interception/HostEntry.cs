using Crm.EntityFrameworkCore.Model;
using Crm.Records;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Crm.EntityFrameworkCore.Interception;

/// <summary>One tracked record between the host's entry and the <see cref="HostChange"/> that the session judges.</summary>
internal sealed class HostEntry
{
    private readonly EntityEntry entry;
    private readonly object?[]? asHostLeftIt;

    private HostEntry(EntityEntry entry, HostChange change, object?[]? asHostLeftIt) =>
        (this.entry, Change, this.asHostLeftIt) = (entry, change, asHostLeftIt);

    public HostChange Change { get; }

    /// <summary>A new record: its values as they stand.</summary>
    public static HostEntry Added(EntityEntry entry, EntityDefinition definition)
    {
        var record = (Record)entry.Entity;
        var proposed = definition.Snapshot(record);
        return new(entry, new(definition, record, WriteKind.Insert, null, (object?[])proposed.Clone(), 0), proposed);
    }

    /// <summary>A changed or deleted record: what stands in the database, overlaid by what the host modified.</summary>
    /// <exception cref="CrmException">Nothing stands for this tenant (<c>crm.not_found</c>).</exception>
    public static HostEntry Existing(EntityEntry entry, EntityDefinition definition, Record? stored)
    {
        var record = (Record)entry.Entity;
        var before = stored is null ? throw CrmException.NotFound(definition.Name) : definition.Snapshot(stored);
        var claimed = definition.IsPlain ? 0 : (long)entry.Property(nameof(Record.Version)).OriginalValue!;
        if (entry.State == EntityState.Deleted)
        {
            return new(entry, new(definition, record, WriteKind.Delete, before, null, claimed), null);
        }

        var proposed = Overlay(entry, definition, before);
        var after = (object?[])proposed.Clone();
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
        if (Change.Before is { } before && before.AsSpan().SequenceEqual(after))
        {
            Drop(scope, after);
            return;
        }

        foreach (var slot in Settled.Where(s => s.KeyOf is not null || !Equals(after[s.Ordinal], asHostLeftIt![s.Ordinal])))
        {
            var property = entry.Property(EntityMapping.PropertyName(slot));
            scope.Remember(property);
            Set(slot, property, after);
            if (entry.State == EntityState.Modified)
            {
                property.IsModified = !Equals(after[slot.Ordinal], Change.Before![slot.Ordinal]);
            }
        }
    }

    private IEnumerable<Slot> Settled => Change.Entity.Slots.Where(s => s.Ordinal != EntityDefinition.IdSlot);

    /// <summary>Nothing changed: EF has nothing to save of it either.</summary>
    private void Drop(HostSaveScope scope, object?[] row)
    {
        foreach (var slot in Settled)
        {
            var property = entry.Property(EntityMapping.PropertyName(slot));
            if (property.IsModified)
            {
                scope.Remember(property);
                Set(slot, property, row);
                property.OriginalValue = property.CurrentValue;
                property.IsModified = false;
            }
        }
    }

    private void Set(Slot slot, PropertyEntry property, object?[] row)
    {
        if (slot.KeyOf is null)
        {
            slot.Set(Change.Record, row[slot.Ordinal]);
        }
        else
        {
            property.CurrentValue = row[slot.Ordinal];
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
