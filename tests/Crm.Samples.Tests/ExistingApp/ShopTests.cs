using Crm.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop;

namespace Crm.Samples.Tests.ExistingApp;

/// <summary>The existing application runs as it stands, and says what it promises.</summary>
public sealed class ShopTests
{
    private const string Expected =
        """
        Not yet: A passed inspection is needed.
        name: A hundred seats, account.name: Acme, owner.name: Ann Ito, amount: 12000
        Orders: 1, deals by the shop's own query: 1
        After the rollback: 0 orders, 0 deals
        Won, told after commit: 1
        """;

    [Fact]
    public async Task It_runs_on_SQLite()
    {
        using var folder = new TempFolder();
        Assert.Equal(Expected, await RunAsync(o => o.UseSqlite($"Data Source={Path.Combine(folder.Path, "shop.db")}").UseCrm()), ignoreLineEndingDifferences: true);
    }

    [PostgreSqlFact]
    public async Task It_runs_on_PostgreSQL()
    {
        await using var database = await PostgreSqlServer.CreateDatabaseAsync();
        Assert.Equal(Expected, await RunAsync(o => o.UseNpgsql(database.ConnectionString).UseCrm()), ignoreLineEndingDifferences: true);
    }

    private static async Task<string> RunAsync(Action<DbContextOptionsBuilder> database)
    {
        var output = new StringWriter();
        await using var provider = new ServiceCollection().AddShop(database).BuildServiceProvider();
        await ShopDemo.RunAsync(provider, output, CancellationToken.None);
        return output.ToString().Trim();
    }
}
