using Crm.EntityFrameworkCore.Contexts;
using Crm.Extensibility;
using Crm.Testing.Sessions;
using Crm.Tests.Shared;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

/// <summary>A copy of one migrated database for each test.</summary>
public sealed class PostgreSqlFixture : CrmFixture
{
    private static readonly Lazy<Task<PostgreSqlDatabase>> Template = new(MakeTemplateAsync);
    private static readonly SemaphoreSlim Copying = new(1);

    private PostgreSqlDatabase? copy;

    protected override async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        var template = await Template.Value;
        await Copying.WaitAsync(cancellationToken);
        try
        {
            copy = await PostgreSqlServer.CreateDatabaseAsync(template, cancellationToken);
        }
        finally
        {
            Copying.Release();
        }
    }

    protected override void UseStore(CrmBuilder crm) => crm.UsePostgreSql(copy!.ConnectionString);

    protected override ValueTask CloseAsync() => copy?.DisposeAsync() ?? default;

    private static async Task<PostgreSqlDatabase> MakeTemplateAsync()
    {
        var template = await PostgreSqlServer.CreateDatabaseAsync();
        await new StandaloneDatabase(PostgreSql.CrmProvider.Instance, template.ConnectionString).MigrateAsync(CancellationToken.None);
        return template;
    }
}
