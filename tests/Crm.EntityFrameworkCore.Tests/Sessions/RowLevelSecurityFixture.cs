using Crm.Extensibility;
using Crm.Testing.Sessions;
using Npgsql;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

/// <summary>A PostgreSQL database that keeps tenants apart itself, used by a user whom that binds.</summary>
public sealed class RowLevelSecurityFixture : CrmFixture
{
    private static readonly DatabaseTemplate Template = new(Database.PostgreSql, MakeTemplateAsync);

    private TestDatabase? copy;

    internal string ConnectionString => As(copy!.ConnectionString);

    protected override async ValueTask OpenAsync(CancellationToken cancellationToken) => copy = await Template.CopyAsync(cancellationToken);

    protected override void UseStore(CrmBuilder crm) => crm.UsePostgreSql(ConnectionString, o => o.RowLevelSecurity = true);

    protected override async ValueTask CloseAsync()
    {
        if (copy is not null)
        {
            ForgetPool(ConnectionString);
            await Template.TakeBackAsync(copy);
        }
    }

    private static string As(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Username = "crm_bound" }.ConnectionString;

    /// <summary>Lets a user whom row-level security binds make tables in a database.</summary>
    /// <returns>The connection string of that user.</returns>
    internal static async Task<string> BindAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var role = new NpgsqlCommand("DO $$ BEGIN CREATE ROLE crm_bound LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$; GRANT ALL ON SCHEMA public TO crm_bound", connection);
        await role.ExecuteNonQueryAsync();
        return As(database.ConnectionString);
    }

    private static async Task MakeTemplateAsync(TestDatabase template)
    {
        var bound = await BindAsync(template);
        await ProvisionedDatabase.MakeAsync(crm => crm.UsePostgreSql(bound, o => o.RowLevelSecurity = true));
        ForgetPool(bound);
    }

    private static void ForgetPool(string connectionString)
    {
        using var pool = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(pool);
    }
}
