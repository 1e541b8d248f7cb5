using Crm.Sales;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests.Interception;

/// <summary>Records that a host saves itself are numbered like all others.</summary>
public sealed class HostNumberTests
{
    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_hosts_own_save_numbers_new_records(Database database, bool pooled)
    {
        await using var host = await OpenAsync(database, pooled);
        await host.InScopeAsync(async (crm, db) =>
        {
            await crm.OpenAsync();
            var deals = Enumerable.Range(0, 3).Select(i => new Deal { Name = $"{i}" }).ToList();
            db.AddRange(deals);
            await db.SaveChangesAsync();
            Assert.Equal(["D-001", "D-002", "D-003"], deals.Select(d => d.Number).Order(StringComparer.Ordinal));
            Assert.Equal(3, await crm.Query<Deal>().Where("number starts with 'D-00'").CountAsync());
            Assert.Equal(deals[0].Number, Assert.Single(await crm.HistoryAsync(deals[0].Id)).Values["number"]);

            var fourth = crm.Add(new Deal { Name = "4" });
            await crm.SaveAsync();
            Assert.Equal("D-004", fourth.Number);
        });
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_save_that_the_host_takes_back_leaves_no_gap(Database database, bool pooled)
    {
        await using var host = await OpenAsync(database, pooled);
        await host.InScopeAsync(async (crm, db) =>
        {
            await crm.OpenAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new Deal { Name = "lost" });
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        await host.InScopeAsync(async (crm, db) =>
        {
            await crm.OpenAsync();
            var deal = new Deal { Name = "kept" };
            db.Add(deal);
            await db.SaveChangesAsync();
            Assert.Equal("D-001", deal.Number);
        });
    }

    [Theory]
    [Databases(false)]
    public async Task A_host_gives_and_changes_no_number(Database database, bool pooled)
    {
        await using var host = await OpenAsync(database, pooled);
        await host.InScopeAsync(async (crm, db) =>
        {
            await crm.OpenAsync();
            var deal = new Deal { Name = "x" };
            db.Add(deal).Property(d => d.Number).CurrentValue = "D-777";
            Assert.Equal("number", Assert.Single((await RefusedAsync(db)).Fields).Field);

            db.Entry(deal).Property(d => d.Number).CurrentValue = null;
            await db.SaveChangesAsync();
            Assert.Equal("D-001", deal.Number);
            db.Entry(deal).Property(d => d.Number).CurrentValue = "D-777";
            Assert.Equal("number", Assert.Single((await RefusedAsync(db)).Fields).Field);
        });
    }

    private static Task<HostedCrm> OpenAsync(Database database, bool pooled) =>
        HostedCrm.OpenAsync(database, pooled, more: crm => crm.Provision(t => t.Number("deal", "D-{number:000}")));

    private static async Task<CrmException> RefusedAsync(DbContext db)
    {
        var error = await Assert.ThrowsAsync<CrmException>(() => db.SaveChangesAsync());
        Assert.Equal(CrmErrors.Invalid, error.Code);
        return error;
    }
}
