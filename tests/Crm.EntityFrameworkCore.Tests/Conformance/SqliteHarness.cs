using Crm.EntityFrameworkCore.Contexts;
using Crm.Records;
using Crm.Storage;
using Crm.Testing.Storage;

namespace Crm.EntityFrameworkCore.Tests.Conformance;

public sealed class SqliteHarness : IStoreHarness
{
    private TestDatabase? file;
    private StandaloneDatabase? database;

    public async ValueTask StartAsync(CrmModel model, CancellationToken cancellationToken)
    {
        file = await TestDatabase.CreateAsync(Database.Sqlite);
        database = new(Sqlite.CrmProvider.Instance, file.ConnectionString);
        await database.MigrateAsync(cancellationToken);
    }

    public ICrmStore NewSession() => database!.OpenStore();

    public ValueTask DisposeAsync() => file?.DisposeAsync() ?? default;
}
