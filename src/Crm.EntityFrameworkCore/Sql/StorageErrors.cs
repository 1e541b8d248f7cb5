using System.Data.Common;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>
/// Turns a provider's error into the CRM's. To be applied outermost, around the execution strategy: that must see the provider's own error to know a transient fault.
/// </summary>
internal static class StorageErrors
{
    public static CrmException Wrap(DbException error) =>
        new(CrmErrors.Storage, "The database failed. The inner exception is its own and says how.", error);

    public static async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Wrap(e);
        }
    }
}
