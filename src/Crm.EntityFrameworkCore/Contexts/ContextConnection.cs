using System.Data;
using System.Data.Common;
using Crm.EntityFrameworkCore.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>The connection and transaction of a context, for statements of our own.</summary>
/// <param name="context">The context.</param>
/// <param name="keepsOpen">Whether the connection, once open, stays so until the context goes.</param>
internal sealed class ContextConnection(DbContext context, bool keepsOpen = false) : ISqlConnection
{
    public DbTransaction? Transaction => context.Database.CurrentTransaction?.GetDbTransaction();

    public int? CommandTimeout => context.Database.GetCommandTimeout();

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = context.Database.GetDbConnection();
        if (!keepsOpen || connection.State != ConnectionState.Open)
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }

        return connection;
    }

    public ValueTask CloseAsync() => keepsOpen ? ValueTask.CompletedTask : new(context.Database.CloseConnectionAsync());
}
