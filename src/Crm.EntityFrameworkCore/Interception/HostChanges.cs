using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Scoping;
using Crm.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Crm.EntityFrameworkCore.Interception;

/// <summary>The CRM's records among what a context is about to save.</summary>
internal static class HostChanges
{
    /// <summary>The entries of records that would be written.</summary>
    /// <exception cref="CrmException">History itself would be written (<c>crm.configuration</c>).</exception>
    public static List<EntityEntry> Find(DbContext context)
    {
        var found = new List<EntityEntry>();
        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                continue;
            }

            if (entry.Entity is Record)
            {
                found.Add(entry);
            }
            else if (entry.Metadata.IsPropertyBag && entry.Metadata.FindDeclaredQueryFilter(TenantFilter.Name) is not null)
            {
                throw new CrmException(CrmErrors.Configuration, $"{entry.Metadata.DisplayName()} is kept by the CRM alone; it is not written by a host.");
            }
        }

        return found;
    }

    /// <summary>What is about to be done, with what stands in the database.</summary>
    public static async Task<List<HostEntry>> ReadAsync(DbContext context, List<EntityEntry> entries, CrmScopeHolder holder, TenantId tenant, CancellationToken cancellationToken)
    {
        var session = holder.HostSave!;
        var changes = new List<HostEntry>(entries.Count);
        var stored = new Dictionary<(Type, Guid), Record>();
        foreach (var group in entries.Where(e => e.State != EntityState.Added).GroupBy(e => e.Entity.GetType()))
        {
            foreach (var (id, record) in await BeforeImages.OfAsync(context, group.Key, [.. group.Select(e => ((Record)e.Entity).Key)], cancellationToken).ConfigureAwait(false))
            {
                stored[(group.Key, id)] = record;
            }
        }

        foreach (var entry in entries)
        {
            var record = (Record)entry.Entity;
            var definition = session.Model.Of(record);
            if (entry.State == EntityState.Added)
            {
                Claim(entry, record, definition, tenant);
                changes.Add(HostEntry.Added(entry, definition));
                continue;
            }

            // A stub that names another tenant looks like one that names no record at all.
            var before = record.Tenant == tenant ? stored.GetValueOrDefault((entry.Entity.GetType(), record.Key)) : null;
            changes.Add(HostEntry.Existing(entry, definition, before));
        }

        return changes;
    }

    private static void Claim(EntityEntry entry, Record record, EntityDefinition definition, TenantId tenant)
    {
        if (string.IsNullOrEmpty(record.Tenant.Value))
        {
            entry.Property(EntityMapping.Tenant).CurrentValue = tenant;
        }
        else if (record.Tenant != tenant)
        {
            throw CrmException.Forbidden($"The {definition.Name} to be added belongs to another tenant than the session.");
        }
    }
}
