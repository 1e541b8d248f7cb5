using Crm.EntityFrameworkCore.Contexts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Crm.EntityFrameworkCore.Interception;

/// <summary>One save of the host under way: its transaction, and what the CRM set on the host's entries, to be taken back when the save fails.</summary>
internal sealed class HostSaveScope(ContextTransaction transaction, TrackedChanges pending)
{
    private readonly List<(PropertyEntry Property, object? Value, bool IsModified)> touched = [];

    public static async Task<HostSaveScope> BeginAsync(DbContext context, CancellationToken cancellationToken)
    {
        var pending = new TrackedChanges(context);
        return new(await ContextTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false), pending);
    }

    /// <summary>Remembers a property before the CRM sets it.</summary>
    public void Remember(PropertyEntry property) => touched.Add((property, property.CurrentValue, property.IsModified));

    /// <summary>The save succeeded.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await AbandonAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The save failed: the database and the host's entries are as they were, and the save can be tried again.</summary>
    public async Task AbandonAsync()
    {
        await transaction.AbandonAsync().ConfigureAwait(false);
        pending.Restore();
        for (var i = touched.Count - 1; i >= 0; i--)
        {
            var (property, value, isModified) = touched[i];
            property.CurrentValue = value;
            if (property.EntityEntry.State is EntityState.Modified or EntityState.Unchanged)
            {
                property.IsModified = isModified;
            }
        }

        touched.Clear();
    }
}
