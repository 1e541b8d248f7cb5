using Crm.Contacts;
using Crm.EntityFrameworkCore.Contexts;
using Microsoft.Data.Sqlite;

namespace Crm.EntityFrameworkCore.Tests.Durability;

/// <summary>Waiting for others: bounded, and typed where it was in vain.</summary>
public sealed class BusyTests
{
    [Fact]
    public async Task A_writer_that_keeps_the_file_is_a_typed_error_and_nothing_is_written()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var crm = StandaloneCrm.Create(b => b.UseSqlite(database.ConnectionString + ";Default Timeout=1"));
        await crm.ProvisionAsync();
        await crm.InScopeAsync(async (session, services) =>
        {
            var account = session.Add(new Account { Name = "Acme" });
            await using (var other = new SqliteConnection(database.ConnectionString))
            {
                await other.OpenAsync();
                await using var writing = other.BeginTransaction();
                var error = await Assert.ThrowsAsync<CrmException>(async () => await session.SaveAsync());
                Assert.Equal(CrmErrors.Storage, error.Code);
                Assert.Contains("busy", error.Message, StringComparison.Ordinal);
            }

            Assert.Equal(0, (await Left.OfAsync(services, account.Id)).Versions);
            await session.SaveAsync();
            Assert.Equal(1, (await Left.OfAsync(services, account.Id)).Versions);
        });
    }

    [Fact]
    public void Waits_grow_are_bounded_and_follow_the_given_numbers()
    {
        Backoff Of(double number, TimeProvider? time = null) => new(() => number, time ?? TimeProvider.System);
        var start = Of(0).Start();
        Assert.Equal([10, 20, 40], Enumerable.Range(1, 3).Select(n => Of(0).Next(n, start)!.Value.TotalMilliseconds));
        Assert.Equal([15, 30, 60], Enumerable.Range(1, 3).Select(n => Of(0.5).Next(n, start)!.Value.TotalMilliseconds));
        Assert.All(Enumerable.Range(1, Backoff.MaxRetries), n => Assert.InRange(Of(0.99).Next(n, start)!.Value, TimeSpan.Zero, Backoff.MaxDelay));
        Assert.Null(Of(0).Next(Backoff.MaxRetries + 1, start));
        Assert.Null(Of(0, new Later()).Next(1, start: 0));
    }

    private sealed class Later : TimeProvider
    {
        public override long GetTimestamp() => (long)(Backoff.MaxTime.TotalSeconds * TimestampFrequency);
    }
}
