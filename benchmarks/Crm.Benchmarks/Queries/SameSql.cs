using System.Data.Common;
using Crm.Benchmarks.Worlds;
using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.Sql;
using Crm.EntityFrameworkCore.Sql.Executing;
using Crm.Sessions;
using Crm.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks.Queries;

/// <summary>The statement that the CRM makes of a call, prepared on a connection kept open, its parameters bound once: ADO.NET with the same SQL.</summary>
internal sealed class SameSql : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly DbCommand command;

    private SameSql(DbConnection connection, DbCommand command) => (this.connection, this.command) = (connection, command);

    public string Text => command.CommandText;

    /// <summary>Runs the call once to see the last query it asks its store.</summary>
    public static async Task<SameSql> OfAsync(World world, Func<CrmSession, Task> call)
    {
        var queries = new List<Source>();
        await using var scope = world.Capturing(queries).CreateAsyncScope();
        await call(scope.ServiceProvider.GetRequiredService<CrmSession>());
        await using var store = (EfStore)scope.ServiceProvider.GetRequiredService<StandaloneDatabase>().OpenStore();
        var (template, constants) = store.Engine.Template(queries[^1]);
        var connection = await world.ConnectAsync();
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The CRM's own statement.
        command.CommandText = template.Text;
#pragma warning restore CA2100
        for (var i = 0; i < template.Parameters.Length; i++)
        {
            command.Parameters.Add(store.Engine.Dialect.CreateParameter(i, template.Parameters[i].Repr, template.Parameters[i].IsList));
        }

        Binding.Bind(command, template, constants, store.Engine.Dialect);
        await command.PrepareAsync();
        return new(connection, command);
    }

    public async Task<List<object[]>> RunAsync()
    {
        var rows = new List<object[]>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await connection.DisposeAsync();
    }
}
