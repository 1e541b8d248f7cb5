using Npgsql;

namespace Crm.Tests.Shared;

/// <summary>A database of one test or test class; it is dropped when disposed of.</summary>
internal sealed record PostgreSqlDatabase(string Name, string ConnectionString) : IAsyncDisposable
{
    /// <summary>Ends every connection, so that the database can be copied.</summary>
    public async Task DisconnectAsync(CancellationToken cancellationToken = default)
    {
        ForgetPool();
        await PostgreSqlServer.ExecuteAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'",
            cancellationToken);
    }

    public async Task DropAsync(CancellationToken cancellationToken = default)
    {
        ForgetPool();
        await PostgreSqlServer.ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)", cancellationToken);
    }

    public async ValueTask DisposeAsync() => await DropAsync();

    private void ForgetPool()
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
