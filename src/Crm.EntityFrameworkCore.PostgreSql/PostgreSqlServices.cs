using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.PostgreSql;
using Crm.Extensibility;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Crm;

/// <summary>Chooses a PostgreSQL database as the store.</summary>
public static class PostgreSqlServices
{
    /// <summary>Keeps the CRM in a PostgreSQL database, in tables of its own, which <c>ProvisionCrmAsync</c> makes and brings up to date. The database must exist.</summary>
    /// <exception cref="CrmException">The connection string is not one of PostgreSQL's (<c>crm.configuration</c>); it is not repeated, for it may hold a password.</exception>
    public static CrmBuilder UsePostgreSql(this CrmBuilder builder, string connectionString, Action<PostgreSqlOptions>? configure = null)
    {
        Check(connectionString);
        var options = new PostgreSqlOptions();
        configure?.Invoke(options);
        var database = new StandaloneDatabase(CrmProvider.Instance, connectionString, o => (o.Objects, o.RowLevelSecurity) = (options.Objects, options.RowLevelSecurity));

        // By a factory, so that it is disposed of with the host's services.
        builder.Services.Replace(ServiceDescriptor.Singleton(_ => database));
        return builder.UseStore(static p => p.GetRequiredService<StandaloneDatabase>().OpenStore());
    }

    private static void Check(string connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new CrmException(CrmErrors.Configuration, "The connection string is not one of PostgreSQL's: write it as Host=...;Database=...;Username=....");
        }
    }
}
