using System.Runtime.ExceptionServices;
using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.Scoping;
using Crm.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Interception;

/// <summary>
/// Takes the CRM's records that a host saves with its own <c>SaveChangesAsync</c> the way of every write: judged by the session, with history, audit and events in the same transaction.
/// Holds no state: that of a save is in the context's <see cref="CrmScopeHolder"/>.
/// </summary>
internal sealed class CrmSaveInterceptor : SaveChangesInterceptor
{
    public static CrmSaveInterceptor Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        eventData.Context is { } context && HostChanges.Find(context).Count > 0
            ? throw new CrmException(CrmErrors.SynchronousSave, "CRM records are saved with SaveChangesAsync: judging them reads from the database.")
            : result;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not { } context || result.HasResult)
        {
            return result;
        }

        var entries = HostChanges.Find(context);
        if (entries.Count == 0)
        {
            return result;
        }

        var holder = CrmScopeHolder.Of(context);
        if (holder.HostSave is not { } session)
        {
            throw new CrmException(CrmErrors.NoScope, "CRM records are about to be saved, and no session is bound to the context: take a CrmSession from the same scope, so that it is known who acts.");
        }

        RefuseBrokenRetries(context);
        await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (holder.Tenant is not { } tenant)
        {
            throw new CrmException(CrmErrors.NoScope, "CRM records are about to be saved, and nobody said for which tenant.");
        }

        var scope = await HostSaveScope.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        holder.Saving = scope;
        try
        {
            var changes = await HostChanges.ReadAsync(context, entries, holder, tenant, cancellationToken).ConfigureAwait(false);
            await session.BeforeSaveAsync([.. changes.Select(c => c.Change)], cancellationToken).ConfigureAwait(false);
            changes.ForEach(c => c.Apply(scope));
        }
        catch
        {
            await AbandonAsync(context).ConfigureAwait(false);
            throw;
        }

        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } context && Take(context) is { } scope)
        {
            await DeriveAsync(context, scope, cancellationToken).ConfigureAwait(false);
            await scope.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    public override async Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        await AbandonAsync(eventData.Context).ConfigureAwait(false);

        // EF wraps what was thrown at a stale record; the host is to see the conflict itself.
        for (var inner = eventData.Exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is CrmException)
            {
                ExceptionDispatchInfo.Throw(inner);
            }
        }
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) => AbandonAsync(eventData.Context);

    /// <summary>EF reports a stale row here and not as a failure, while its reader is still open.</summary>
    public override async ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(ConcurrencyExceptionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (result.IsSuppressed || eventData.Context is not { } context || CrmScopeHolder.Of(context).Saving is null)
        {
            return result;
        }

        if (eventData is RelationalConcurrencyExceptionEventData { DataReader: { } reader })
        {
            await reader.CloseAsync().ConfigureAwait(false);
        }

        await AbandonAsync(context).ConfigureAwait(false);

        // Thrown from here, so that no interceptor after this one lets the save go on outside of its transaction.
        throw eventData.Entries.Select(e => e.Entity).OfType<Record>().FirstOrDefault() is { } record
            ? new CrmException(CrmErrors.Conflict, CrmException.Conflict(record.GetType().Name, record.Key).Message, eventData.Exception)
            : eventData.Exception;
    }

    /// <summary>What follows from the rows that EF has written.</summary>
    private static async Task DeriveAsync(DbContext context, HostSaveScope scope, CancellationToken cancellationToken)
    {
        try
        {
            await CrmScopeHolder.Of(context).HostSave!.AfterSaveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await scope.AbandonAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>EF runs a save again only as a whole; the session's part before it would not be run again with it.</summary>
    private static void RefuseBrokenRetries(DbContext context)
    {
        if (!ContextTransaction.IsOpen(context) && ExecutionStrategy.Current is null && context.Database.CreateExecutionStrategy().RetriesOnFailure)
        {
            throw new CrmException(
                CrmErrors.Configuration,
                "The context retries failed saves, and this one holds CRM records: save them through the session, or run a transaction of your own inside Database.CreateExecutionStrategy().ExecuteAsync(...).");
        }
    }

    private static Task AbandonAsync(DbContext? context) => Take(context) is { } scope ? scope.AbandonAsync() : Task.CompletedTask;

    private static HostSaveScope? Take(DbContext? context)
    {
        if (context is null || CrmScopeHolder.Of(context) is not { Saving: { } scope } holder)
        {
            return null;
        }

        holder.Saving = null;
        return scope;
    }
}
