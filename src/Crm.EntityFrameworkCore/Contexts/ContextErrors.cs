using System.Data.Common;
using Crm.EntityFrameworkCore.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>Turns the errors of EF and of providers into the CRM's; applied outermost, around the execution strategy, which must see a provider's own.</summary>
internal static class ContextErrors
{
    public static async ValueTask<T> GuardAsync<T>(SqlDialect dialect, Func<ValueTask<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (Translate(dialect, e) is not { } translated)
            {
                throw;
            }

            throw translated;
        }
    }

    public static CrmException? Translate(SqlDialect dialect, Exception error) => error switch
    {
        DbUpdateConcurrencyException e => new(CrmErrors.Conflict, "A row was changed or deleted by another since it was loaded. Load it again and repeat the change.", e),
        DbUpdateException { InnerException: DbException inner } e when dialect.IsConflict(inner) => InTheWay(e),
        DbUpdateException { InnerException: DbException inner } e when dialect.FindUniqueViolation(inner) is not null => new(CrmErrors.Duplicate, "A unique value is taken.", e),
        DbUpdateException { InnerException: CrmException inner } => inner,
        DbUpdateException { InnerException: DbException inner } when dialect.IsBusy(inner) => Translate(dialect, inner),
        DbUpdateException e => new(CrmErrors.Storage, "The database refused the changes. The inner exception says why.", e),
        RetryLimitExceededException { InnerException: { } inner } => Translate(dialect, inner) ?? new(CrmErrors.Storage, "The database failed again and again.", inner),
        InvalidOperationException { InnerException: DbException { IsTransient: true } inner } => Translate(dialect, inner), // How a strategy that does not retry advises to.
        DbException e when dialect.IsConflict(e) => InTheWay(e),
        DbException e when dialect.IsBusy(e) => new(CrmErrors.Storage, "The database is busy: another writer had it for longer than a command may wait. Nothing was done; try again later.", e),
        DbException e => StorageErrors.Wrap(e),
        _ => null,
    };

    private static CrmException InTheWay(Exception error) =>
        new(CrmErrors.Conflict, "Others were changing the same records at the same time, and one had to give way. Load them again and repeat the change.", error);
}
