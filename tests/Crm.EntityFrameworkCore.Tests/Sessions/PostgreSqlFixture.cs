using Crm.Extensibility;
using Crm.Testing.Sessions;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

public sealed class PostgreSqlFixture : CrmFixture
{
    private static readonly DatabaseTemplate Template = new(Database.PostgreSql, server => ProvisionedDatabase.MakeAsync(crm => crm.UsePostgreSql(server.ConnectionString)));

    private TestDatabase? copy;

    protected override async ValueTask OpenAsync(CancellationToken cancellationToken) => copy = await Template.CopyAsync(cancellationToken);

    protected override void UseStore(CrmBuilder crm) => crm.UsePostgreSql(copy!.ConnectionString);

    protected override ValueTask CloseAsync() => Template.TakeBackAsync(copy);
}
