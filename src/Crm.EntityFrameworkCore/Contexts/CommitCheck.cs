using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Sql;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>
/// Finds out on a new connection whether a transaction stands whose commit was not answered. It writes the row that proves it once more, and takes that back:
/// if the id is taken, the transaction stands. Unlike a look, this waits where the database is still at the commit, so the answer is final.
/// </summary>
/// <param name="context">The context; its transaction is given up already.</param>
/// <param name="proof">A batch of that one row.</param>
internal sealed class CommitCheck(DbContext context, WriteBatch proof)
{
    private readonly SqlSchema schema = TableMaps.Of(context).Schema;

    /// <summary>Whether it stands. Asked again while the database cannot be reached.</summary>
    /// <exception cref="CrmException">It could not be found out (<c>crm.in_doubt</c>).</exception>
    public async Task<bool> StandsAsync(Exception error, CancellationToken cancellationToken)
    {
        var start = Backoff.Default.Start();
        for (var retry = 1; ; retry++)
        {
            try
            {
                return await IsTakenAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                if (!schema.Dialect.IsTransient(e) || Backoff.Default.Next(retry, start) is not { } delay || !await WaitAsync(delay, cancellationToken).ConfigureAwait(false))
                {
                    throw InDoubt(error, e);
                }
            }
        }
    }

    private async Task<bool> IsTakenAsync(CancellationToken cancellationToken)
    {
        var transaction = await ContextTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        try
        {
            await new SqlStoreEngine(schema, new ContextConnection(context)).WriteAsync(proof, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (CrmException e) when (e.Code == CrmErrors.Duplicate)
        {
            return true;
        }
        finally
        {
            await transaction.AbandonAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits; false: cancelled. That is no reason to say that nothing was saved.</summary>
    private static async Task<bool> WaitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        await Task.Delay(delay, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }

    private static CrmException InDoubt(Exception commit, Exception check) =>
        new(CrmErrors.InDoubt, "The database was lost during the commit and could not be asked afterwards whether it stands. Load the records again to see.", new AggregateException(commit, check));
}
