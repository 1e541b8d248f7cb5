using Crm.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>A store on a database of the CRM's own.</summary>
internal sealed class StandaloneStore(StandaloneDatabase database, DbContext context, IdleContexts? idle) : EfStore(context, ownsContext: true, idle), ICrmDatabase
{
    public ValueTask MigrateAsync(CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);
}
