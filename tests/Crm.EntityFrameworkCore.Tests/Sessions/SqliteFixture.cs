using Crm.Extensibility;
using Crm.Testing.Sessions;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

public sealed class SqliteFixture : CrmFixture
{
    private static readonly DatabaseTemplate Template = new(Database.Sqlite, file => ProvisionedDatabase.MakeAsync(crm => crm.UseSqlite(file.ConnectionString)));

    private TestDatabase? copy;

    protected override async ValueTask OpenAsync(CancellationToken cancellationToken) => copy = await Template.CopyAsync(cancellationToken);

    protected override void UseStore(CrmBuilder crm) => crm.UseSqlite(copy!.ConnectionString);

    protected override ValueTask CloseAsync() => Template.TakeBackAsync(copy);
}
