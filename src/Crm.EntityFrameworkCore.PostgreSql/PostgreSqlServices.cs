using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.PostgreSql;
using Crm.Extensibility;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm;

/// <summary>Chooses a PostgreSQL database as the store.</summary>
public static class PostgreSqlServices
{
    /// <summary>Keeps the CRM in a PostgreSQL database, in tables of its own, which <c>ProvisionCrmAsync</c> makes and brings up to date. The database must exist.</summary>
    public static CrmBuilder UsePostgreSql(this CrmBuilder builder, string connectionString)
    {
        var database = new StandaloneDatabase(CrmProvider.Instance, connectionString);
        builder.Services.Replace(ServiceDescriptor.Singleton(database));
        return builder.UseStore(static p => p.GetRequiredService<StandaloneDatabase>().OpenStore());
    }
}
