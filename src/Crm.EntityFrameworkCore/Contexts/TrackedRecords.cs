using Crm.EntityFrameworkCore.Model;
using Crm.Records;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>The records of a session's save that the host's context tracks too: refused where the host has changes of its own pending, else brought up to date.</summary>
internal sealed class TrackedRecords
{
    private readonly List<(EntityEntry Entry, RowWrite Write)> both = [];

    /// <exception cref="CrmException">The host has unsaved changes of a record that the session is about to write (<c>crm.conflict</c>).</exception>
    public TrackedRecords(DbContext context, WriteBatch batch)
    {
        var written = batch.Rows.Where(r => r is { HistoryOnly: false, Entity.IsPlain: false } && r.Kind != WriteKind.Insert)
            .ToDictionary(r => (r.Entity.ClrType, r.Id));
        if (written.Count == 0)
        {
            return;
        }

        foreach (var entry in context.ChangeTracker.Entries<Record>())
        {
            if (entry.Entity.Tenant != batch.Tenant || !written.TryGetValue((entry.Entity.GetType(), entry.Entity.Key), out var write))
            {
                continue;
            }

            both.Add(entry.State is EntityState.Unchanged
                ? (entry, write)
                : throw new CrmException(CrmErrors.Conflict, $"The host's context has unsaved changes of the {write.Entity.Name} {write.Id}, which the session changes too: save or discard one of them first."));
        }
    }

    /// <summary>Gives the host's objects what was written.</summary>
    public void Refresh()
    {
        foreach (var (entry, write) in both)
        {
            if (write.Row is not { } row)
            {
                entry.State = EntityState.Detached;
                continue;
            }

            foreach (var slot in write.Entity.Slots.Where(s => s.Ordinal != EntityDefinition.IdSlot))
            {
                slot.Set((Record)entry.Entity, row[slot.Ordinal]);
                if (slot.KeyOf is not null)
                {
                    entry.Property(EntityMapping.PropertyName(slot)).CurrentValue = row[slot.Ordinal];
                }
            }

            // First what EF would go back to: becoming unchanged, an entry takes its original values.
            entry.OriginalValues.SetValues(entry.CurrentValues);
            entry.State = EntityState.Unchanged;
        }
    }
}
