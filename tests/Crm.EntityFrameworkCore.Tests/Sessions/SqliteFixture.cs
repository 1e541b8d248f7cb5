using Crm.Extensibility;
using Crm.Testing.Sessions;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

public sealed class SqliteFixture : CrmFixture
{
    private TestDatabase? file;

    protected override async ValueTask OpenAsync(CancellationToken cancellationToken) => file = await TestDatabase.CreateAsync(Database.Sqlite);

    protected override void UseStore(CrmBuilder crm) => crm.UseSqlite(file!.ConnectionString);

    protected override ValueTask CloseAsync() => file?.DisposeAsync() ?? default;
}
