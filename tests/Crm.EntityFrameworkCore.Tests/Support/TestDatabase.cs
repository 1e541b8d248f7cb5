using Crm.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>An empty database of one test.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? file;
    private readonly PostgreSqlDatabase? server;

    private TestDatabase(string? file, PostgreSqlDatabase? server) => (this.file, this.server) = (file, server);

    public string ConnectionString => server?.ConnectionString ?? $"Data Source={file}";

    public static async Task<TestDatabase> CreateAsync(Database database) =>
        database == Database.Sqlite
            ? new(Path.Combine(Path.GetTempPath(), $"crm-{Path.GetRandomFileName()}.db"), null)
            : new(null, await PostgreSqlServer.CreateDatabaseAsync());

    public void Use(DbContextOptionsBuilder options)
    {
        if (server is null)
        {
            options.UseSqlite(ConnectionString);
        }
        else
        {
            options.UseNpgsql(ConnectionString);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
            return;
        }

        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        foreach (var part in new[] { "", "-wal", "-shm" })
        {
            File.Delete(file + part);
        }
    }
}
