using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.Sqlite;
using Crm.Extensibility;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm;

/// <summary>Chooses a SQLite file as the store.</summary>
public static class SqliteServices
{
    /// <summary>Keeps the CRM in a SQLite file of its own, which <c>ProvisionCrmAsync</c> makes and brings up to date.</summary>
    /// <exception cref="CrmException">The connection string names no file (<c>crm.configuration</c>).</exception>
    public static CrmBuilder UseSqlite(this CrmBuilder builder, string connectionString)
    {
        var database = new StandaloneDatabase(CrmProvider.Instance, connectionString);

        // By a factory, so that it is disposed of with the host's services.
        builder.Services.Replace(ServiceDescriptor.Singleton(_ => database));
        return builder.UseStore(static p => p.GetRequiredService<StandaloneDatabase>().OpenStore());
    }
}
