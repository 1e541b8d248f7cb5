using Crm.Contacts;
using Crm.Sessions;
using Crm.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.EntityFrameworkCore.Tests.Contexts;

/// <summary>Rows that a query holds until its transaction ends.</summary>
public sealed class HeldRowTests
{
    [Theory]
    [Databases(RowHold.None, true, true)]
    [Databases(RowHold.Share, true, false)]
    [Databases(RowHold.Exclusive, false, false)]
    public async Task Held_rows_stay_until_the_transaction_ends(Database kind, RowHold hold, bool changes, bool deletes)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false);
        await host.InScopeAsync(async (crm, _, services) =>
        {
            crm.Add(new Account { Name = "Acme" });
            await crm.SaveAsync();
            var store = services.GetRequiredService<ICrmStore>();
            await store.InTransactionAsync(
                async ct =>
                {
                    Assert.Single(await store.QueryAsync(All(crm, "account", hold), ct));
                    if (kind == Database.PostgreSql)
                    {
                        Assert.Equal(changes, await MayAsync(host.ConnectionString, "update crm_account set version = version"));
                        Assert.Equal(deletes, await MayAsync(host.ConnectionString, "delete from crm_account"));
                    }

                    return true;
                },
                CancellationToken.None);
            if (kind == Database.PostgreSql)
            {
                Assert.True(await MayAsync(host.ConnectionString, "delete from crm_account"));
            }
        });
    }

    [Theory]
    [Databases]
    public async Task Who_gives_way_in_a_deadlock_meets_a_conflict(Database kind)
    {
        if (kind == Database.Sqlite)
        {
            return; // It has one writer at a time.
        }

        await using var host = await HostedCrm.OpenAsync(kind, pooled: false);
        await host.InScopeAsync(async (crm, _) =>
        {
            crm.Add(new Account { Name = "Acme" });
            await crm.SaveAsync();
        });

        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var outcomes = await Task.WhenAll(HoldAsync("account", "pipeline", first, second.Task), HoldAsync("pipeline", "account", second, first.Task));

        Assert.Equal([null, CrmErrors.Conflict], outcomes.Order(StringComparer.Ordinal));

        async Task<string?> HoldAsync(string one, string other, TaskCompletionSource holds, Task next)
        {
            string? outcome = null;
            await host.InScopeAsync(async (crm, _, services) =>
            {
                var store = services.GetRequiredService<ICrmStore>();
                try
                {
                    await store.InTransactionAsync(
                        async ct =>
                        {
                            await store.QueryAsync(All(crm, one, RowHold.Exclusive), ct);
                            holds.SetResult();
                            await next;
                            return await store.QueryAsync(All(crm, other, RowHold.Exclusive), ct);
                        },
                        CancellationToken.None);
                }
                catch (CrmException e)
                {
                    outcome = e.Code;
                }
            });
            return outcome;
        }
    }

    private static RowQuery All(CrmSession crm, string entity, RowHold hold) =>
        new() { Entity = ((IHostedSaves)crm).Model[entity], Tenant = TenantId.Default, Restriction = null, Hold = hold };

    /// <summary>Whether another transaction may do that at once; what it did is taken back.</summary>
    private static async Task<bool> MayAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"set local lock_timeout = '300ms'; {sql}", connection, transaction);
        try
        {
            await command.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }
}
