using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.PostgreSql;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Migrations;

/// <summary>Gives dotnet-ef the context whose migrations it makes; docs/migrations.md tells how. The database is never opened.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<CrmDbContext>
{
    public CrmDbContext CreateDbContext(string[] args) => new(StandaloneDatabase.Options(CrmProvider.Instance, "Host=localhost;Database=design"));

    private static void Main() => Console.WriteLine("Started by dotnet-ef only.");
}
