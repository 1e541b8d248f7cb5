using System.Data.Common;
using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>
/// What makes work on a context all or nothing: a transaction of its own where none is open, else a savepoint in the one that is
/// (the host's own, one given by <c>UseTransaction</c>, or that of outer work). Within an ambient transaction it is that one alone.
/// </summary>
internal sealed class ContextTransaction
{
    private const string Savepoint = "crm";

    private readonly IDbContextTransaction? transaction;
    private bool ended;

    private ContextTransaction(IDbContextTransaction? transaction, bool isOwn) => (this.transaction, IsOwn) = (transaction, isOwn);

    /// <summary>Whether it is a transaction of its own.</summary>
    public bool IsOwn { get; }

    /// <summary>Whether the context has a transaction to join.</summary>
    public static bool IsOpen(DbContext context) =>
        context.Database.CurrentTransaction is not null || context.Database.GetEnlistedTransaction() is not null || Transaction.Current is not null;

    public static async Task<ContextTransaction> BeginAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is not { } open)
        {
            return IsOpen(context)
                ? new(null, isOwn: false)
                : new(await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false), isOwn: true);
        }

        if (!open.SupportsSavepoints)
        {
            return new(null, isOwn: false);
        }

        await open.CreateSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        return new(open, isOwn: false);
    }

    /// <summary>Commits, or gives the savepoint up.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (ended || transaction is null)
        {
            return;
        }

        if (IsOwn)
        {
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            ended = true;
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            ended = true;
        }
    }

    /// <summary>Takes everything back since the beginning. Never cancelled, and never throws for a connection that is gone: its work is gone with it.</summary>
    public async Task AbandonAsync()
    {
        if (ended || transaction is null)
        {
            return;
        }

        ended = true;
        try
        {
            if (IsOwn)
            {
                await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                // Given up as well: an inner savepoint of the same name would hide that of the outer work.
                await transaction.RollbackToSavepointAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
                await transaction.ReleaseSavepointAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            // The error that led here is the one to tell.
        }
        finally
        {
            if (IsOwn)
            {
                await transaction.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
