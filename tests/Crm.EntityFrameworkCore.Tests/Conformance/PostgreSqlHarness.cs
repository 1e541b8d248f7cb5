using Crm.EntityFrameworkCore.Contexts;
using Crm.Records;
using Crm.Storage;
using Crm.Testing.Storage;

namespace Crm.EntityFrameworkCore.Tests.Conformance;

/// <summary>A copy of one migrated database for each test.</summary>
public sealed class PostgreSqlHarness : IStoreHarness
{
    private static readonly DatabaseTemplate Template = new(Database.PostgreSql, async server => await Open(server).MigrateAsync(CancellationToken.None));

    private TestDatabase? copy;
    private StandaloneDatabase? database;

    public async ValueTask StartAsync(CrmModel model, CancellationToken cancellationToken) =>
        database = Open(copy = await Template.CopyAsync(cancellationToken));

    public ICrmStore NewSession() => database!.OpenStore();

    public ValueTask DisposeAsync() => Template.TakeBackAsync(copy);

    private static StandaloneDatabase Open(TestDatabase server) => new(PostgreSql.CrmProvider.Instance, server.ConnectionString);
}
