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
        database == Database.Sqlite ? new(NewFile(), null) : new(null, await PostgreSqlServer.CreateDatabaseAsync());

    /// <summary>Another with the same content. Nobody may be at work on this one.</summary>
    public async Task<TestDatabase> CopyAsync(CancellationToken cancellationToken)
    {
        if (server is not null)
        {
            return new(null, await PostgreSqlServer.CreateDatabaseAsync(server, cancellationToken));
        }

        // The last connection to close brings what is in the log into the file.
        ForgetPool();
        var copy = NewFile();
        File.Copy(file!, copy);
        return new(copy, null);
    }

    /// <summary>Keeps what is in it now for <see cref="TryRestoreRowsAsync"/>.</summary>
    public Task KeepRowsAsync() => server is null ? Task.CompletedTask : KeptRows.KeepAsync(ConnectionString);

    /// <summary>Brings back what was kept; false: it cannot, as of a file, which is as soon copied anew.</summary>
    public Task<bool> TryRestoreRowsAsync() => server is null ? Task.FromResult(false) : KeptRows.TryRestoreAsync(ConnectionString);

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
        }
        else
        {
            DeleteFile();
        }
    }

    /// <summary>Removes a file; a server's databases go with the server.</summary>
    public void DeleteFile()
    {
        if (file is null)
        {
            return;
        }

        ForgetPool();
        foreach (var part in new[] { "", "-wal", "-shm" })
        {
            File.Delete(file + part);
        }
    }

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"crm-{Path.GetRandomFileName()}.db");

    private void ForgetPool()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
