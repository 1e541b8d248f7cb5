using Crm.EntityFrameworkCore.Contexts;
using Crm.Records;
using Crm.Storage;
using Crm.Testing.Storage;
using Crm.Tests.Shared;

namespace Crm.EntityFrameworkCore.Tests.Conformance;

/// <summary>A copy of one migrated database for each test.</summary>
public sealed class PostgreSqlHarness : IStoreHarness
{
    private static readonly Lazy<Task<PostgreSqlDatabase>> Template = new(MakeTemplateAsync);
    private static readonly SemaphoreSlim Copying = new(1);

    private PostgreSqlDatabase? copy;
    private StandaloneDatabase? database;

    public async ValueTask StartAsync(CrmModel model, CancellationToken cancellationToken)
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

        database = new(PostgreSql.CrmProvider.Instance, copy.ConnectionString);
    }

    public ICrmStore NewSession() => database!.OpenStore();

    public ValueTask DisposeAsync() => copy?.DisposeAsync() ?? default;

    private static async Task<PostgreSqlDatabase> MakeTemplateAsync()
    {
        var template = await PostgreSqlServer.CreateDatabaseAsync();
        await new StandaloneDatabase(PostgreSql.CrmProvider.Instance, template.ConnectionString).MigrateAsync(CancellationToken.None);
        return template;
    }
}
