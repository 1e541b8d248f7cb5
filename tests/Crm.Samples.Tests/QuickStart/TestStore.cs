using Crm.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace Crm.Samples.Tests.QuickStart;

/// <summary>A store that a test has for itself, as <c>--store</c> names it; gone when disposed of.</summary>
internal sealed class TestStore(string option, Func<ValueTask> dispose) : IAsyncDisposable
{
    public string Option => option;

    public static async Task<TestStore> CreateAsync(string kind)
    {
        switch (kind)
        {
            case "sqlite":
                var folder = Directory.CreateTempSubdirectory("quick-start").FullName;
                return new($"sqlite:{Path.Combine(folder, "crm.db")}", () =>
                {
                    SqliteConnection.ClearAllPools();
                    Directory.Delete(folder, recursive: true);
                    return default;
                });
            case "postgres":
                var database = await PostgreSqlServer.CreateDatabaseAsync();
                return new($"postgres:{database.ConnectionString}", database.DisposeAsync);
            default:
                return new("memory", () => default);
        }
    }

    public ValueTask DisposeAsync() => dispose();
}
