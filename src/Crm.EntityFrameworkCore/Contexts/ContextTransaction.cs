using System.Data.Common;
using System.Transactions;
using Crm.EntityFrameworkCore.Scoping;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>
/// What makes work on a context all or nothing: a transaction of its own where none is open, else a savepoint in the one that is
/// (the host's own, one given by <c>UseTransaction</c>, or that of outer work). Where there can be no savepoint, as within an ambient transaction,
/// failed work takes the whole transaction with it: the host cannot commit what was refused.
/// </summary>
internal sealed class ContextTransaction
{
    private const string Savepoint = "crm";

    private readonly DbContext context;
    private readonly CrmScopeHolder holder;
    private readonly WriteBatch? proofBefore;
    private readonly IDbContextTransaction? transaction;
    private readonly Transaction? ambient;
    private readonly bool hasSavepoint;
    private bool ended;

    private ContextTransaction(DbContext context, IDbContextTransaction transaction, bool isOwn, bool hasSavepoint)
        : this(context, isOwn) => (this.transaction, this.hasSavepoint) = (transaction, hasSavepoint);

    private ContextTransaction(DbContext context, Transaction ambient)
        : this(context, isOwn: false) => this.ambient = ambient;

    private ContextTransaction(DbContext context, bool isOwn)
    {
        (this.context, IsOwn, holder) = (context, isOwn, CrmScopeHolder.Of(context));
        proofBefore = holder.Proof = isOwn ? null : holder.Proof;
    }

    /// <summary>Whether it is a transaction of its own.</summary>
    public bool IsOwn { get; }

    /// <summary>Whether the context has a transaction to join.</summary>
    public static bool IsOpen(DbContext context) => context.Database.CurrentTransaction is not null || Ambient(context) is not null;

    public static async Task<ContextTransaction> BeginAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is not { } open)
        {
            return Ambient(context) is { } ambient
                ? new(context, ambient)
                : new(context, await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false), isOwn: true, hasSavepoint: false);
        }

        if (open.SupportsSavepoints)
        {
            await open.CreateSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        }

        return new(context, open, isOwn: false, open.SupportsSavepoints);
    }

    /// <summary>
    /// Commits, or gives the savepoint up. A commit once begun is not cancelled: whether it took effect could not be told. Where it fails all the same,
    /// the proof that was written tells: if it stands, the answer was lost and not the work.
    /// </summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (ended || transaction is null)
        {
            return;
        }

        if (IsOwn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CommitAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        if (hasSavepoint)
        {
            await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        }

        ended = true;
    }

    /// <summary>Takes everything back since the beginning. Never cancelled, and never throws for a connection that is gone: its work is gone with it.</summary>
    public async Task AbandonAsync()
    {
        if (ended)
        {
            return;
        }

        ended = true;
        holder.Proof = proofBefore;
        try
        {
            await RollbackAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException or TransactionException)
        {
            // The error that led here is the one to tell.
        }
        finally
        {
            if (IsOwn)
            {
                await transaction!.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await transaction!.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var proof = holder.Proof;
            await AbandonAsync().ConfigureAwait(false);
            if (proof is null || !await new CommitCheck(context, proof).StandsAsync(e, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }

            return;
        }

        ended = true;
        await transaction.DisposeAsync().ConfigureAwait(false);
    }

    private static Transaction? Ambient(DbContext context) => context.Database.GetEnlistedTransaction() ?? Transaction.Current;

    private async Task RollbackAsync()
    {
        if (transaction is null)
        {
            ambient!.Rollback();
        }
        else if (hasSavepoint)
        {
            // Given up as well: an inner savepoint of the same name would hide that of the outer work.
            await transaction.RollbackToSavepointAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            await transaction.ReleaseSavepointAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
        }
        else
        {
            await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
