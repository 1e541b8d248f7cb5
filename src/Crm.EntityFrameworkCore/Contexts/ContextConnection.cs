using System.Data.Common;
using Crm.EntityFrameworkCore.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>The connection and transaction of a context, for statements of our own.</summary>
internal sealed class ContextConnection(DbContext context) : ISqlConnection
{
    public DbTransaction? Transaction => context.Database.CurrentTransaction?.GetDbTransaction();

    public int? CommandTimeout => context.Database.GetCommandTimeout();

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return context.Database.GetDbConnection();
    }

    public ValueTask CloseAsync() => new(context.Database.CloseConnectionAsync());
}
