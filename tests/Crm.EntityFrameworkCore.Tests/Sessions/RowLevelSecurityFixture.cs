using Crm.EntityFrameworkCore.Contexts;
using Crm.Extensibility;
using Crm.Testing.Sessions;
using Crm.Tests.Shared;
using Npgsql;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

/// <summary>A PostgreSQL database that keeps tenants apart itself, used by a user whom that binds.</summary>
public sealed class RowLevelSecurityFixture : CrmFixture
{
    private static readonly Lazy<Task<PostgreSqlDatabase>> Template = new(MakeTemplateAsync);
    private static readonly SemaphoreSlim Copying = new(1);

    private PostgreSqlDatabase? copy;

    internal string ConnectionString => As(copy!.ConnectionString);

    protected override async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        var template = await Template.Value;
        await Copying.WaitAsync(cancellationToken);
        try
        {
            using (var pool = new NpgsqlConnection(As(template.ConnectionString)))
            {
                NpgsqlConnection.ClearPool(pool);
            }

            copy = await PostgreSqlServer.CreateDatabaseAsync(template, cancellationToken);
        }
        finally
        {
            Copying.Release();
        }
    }

    protected override void UseStore(CrmBuilder crm) => crm.UsePostgreSql(ConnectionString, o => o.RowLevelSecurity = true);

    protected override async ValueTask CloseAsync()
    {
        if (copy is not null)
        {
            using var pool = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(pool);
            await copy.DisposeAsync();
        }
    }

    private static string As(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Username = "crm_bound" }.ConnectionString;

    private static async Task<PostgreSqlDatabase> MakeTemplateAsync()
    {
        var template = await PostgreSqlServer.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(template.ConnectionString))
        {
            await connection.OpenAsync();
            await using var role = new NpgsqlCommand("DO $$ BEGIN CREATE ROLE crm_bound LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$; GRANT ALL ON SCHEMA public TO crm_bound", connection);
            await role.ExecuteNonQueryAsync();
        }

        await new StandaloneDatabase(PostgreSql.CrmProvider.Instance, As(template.ConnectionString), o => o.RowLevelSecurity = true).MigrateAsync(CancellationToken.None);
        return template;
    }
}
