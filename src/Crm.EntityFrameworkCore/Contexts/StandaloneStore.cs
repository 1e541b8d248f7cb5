using Crm.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>A store on a database of the CRM's own.</summary>
internal sealed class StandaloneStore(StandaloneDatabase database, DbContext context) : EfStore(context, ownsContext: true), ICrmDatabase
{
    public ValueTask MigrateAsync(CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);
}
