using Crm.EntityFrameworkCore.Scoping;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>Runs work on a context all or nothing, and with the outermost work, where it was asked for, what the host has pending.</summary>
internal sealed class ContextWork(DbContext context, CrmScopeHolder holder)
{
    /// <summary>Runs the outermost work: in the transaction that is open, else in one of its own, again from its start where the context retries transient faults.</summary>
    public Task<T> StartAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        ContextTransaction.IsOpen(context)
            ? RunAsync(work, cancellationToken)
            : context.Database.CreateExecutionStrategy().ExecuteAsync(token => RunAsync(work, token), cancellationToken);

    /// <summary>Runs work once, within what is open.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        // While a save of the host is under way, its pending changes are being saved already.
        var isOutermost = holder is { Works: 0, Saving: null };
        var wasAsked = !isOutermost && holder.SavesPending;
        var transaction = await ContextTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        var hasSaved = false;
        T result;
        holder.SavesPending = wasAsked;
        holder.Works++;
        try
        {
            result = await work(cancellationToken).ConfigureAwait(false);
            hasSaved = isOutermost && holder.SavesPending && await SavePendingAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            holder.SavesPending = wasAsked;
            await transaction.AbandonAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            holder.Works--;
        }

        if (hasSaved)
        {
            context.ChangeTracker.AcceptAllChanges();
        }

        return result;
    }

    /// <summary>Saves what the host has pending, but leaves it pending: until the commit nothing is certain, and a retry sends it once more.</summary>
    private async Task<bool> SavePendingAsync(CancellationToken cancellationToken)
    {
        if (!context.ChangeTracker.HasChanges())
        {
            return false;
        }

        await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
