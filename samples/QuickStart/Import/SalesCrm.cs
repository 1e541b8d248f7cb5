using Crm.Extensibility;
using Crm.InMemory;
using Crm.Samples.QuickStart.Commands;
using Crm.Samples.QuickStart.Data;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Samples.QuickStart.Import;

/// <summary>Composes the CRM: where it stores, who acts, who there is, what the tenant starts with.</summary>
internal static class SalesCrm
{
    public static ServiceProvider Create(StoreChoice store, TenantId tenant, SalesData data, IClock clock)
    {
        var directory = new SalesDirectory(tenant);
        var services = new ServiceCollection();
        services.AddSingleton(new Actor(tenant, directory.Head));
        services.AddCrm(crm => Use(crm, store)
            .UseClock(clock)
            .ActingAs<ActingUser>()
            .Directory(new FixedDirectory(directory.Snapshot(data.Agents)))
            .Field(AccountFields.Established)
            .Provision(tenant, t => SalesTenant.Provision(t, data)));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private static CrmBuilder Use(CrmBuilder crm, StoreChoice store) => store switch
    {
        StoreChoice.SqliteFile file => crm.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file.Path }.ToString()),
        StoreChoice.PostgreSql database => crm.UsePostgreSql(database.ConnectionString),
        _ => crm.UseInMemory(),
    };
}
