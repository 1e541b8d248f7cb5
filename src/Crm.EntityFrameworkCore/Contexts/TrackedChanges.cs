using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>What a context was about to save, so that it is still pending when a commit fails after EF has taken the changes for saved.</summary>
internal sealed class TrackedChanges
{
    private readonly List<(EntityEntry Entry, EntityState State, PropertyValues? Original, List<string> Modified)> entries;

    public TrackedChanges(DbContext context) =>
        entries = [.. context.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => (e, e.State, e.State == EntityState.Added ? null : e.OriginalValues.Clone(), e.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name).ToList()))];

    /// <summary>Makes them pending again.</summary>
    public void Restore()
    {
        foreach (var (entry, state, original, modified) in entries.Where(e => e.Entry.State != e.State))
        {
            entry.State = state == EntityState.Modified ? EntityState.Unchanged : state;
            if (original is not null)
            {
                entry.OriginalValues.SetValues(original);
            }

            if (state == EntityState.Modified)
            {
                foreach (var property in entry.Properties.Where(p => !p.Metadata.IsKey()))
                {
                    property.IsModified = modified.Contains(property.Metadata.Name);
                }
            }
        }
    }
}
