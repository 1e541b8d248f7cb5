using Crm.Contacts;
using Crm.Records;
using Crm.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>What stands in a database after saves: each is there once, or not at all.</summary>
internal sealed record Left(int Accounts, int Audit, int Events, int Versions)
{
    /// <summary>Counts accounts, audit rows and events, and the versions that history keeps of one account.</summary>
    public static async Task<Left> OfAsync(IServiceProvider services, Id<Account> account)
    {
        var store = services.GetRequiredService<ICrmStore>();
        var versions = await store.HistoryAsync(Seed.Model["account"], TenantId.Default, account.Value, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, versions.Count).Select(n => (long)n), versions.Select(v => (long)v.Row[EntityDefinition.VersionSlot]!));
        return new(await CountAsync(store, "account"), await CountAsync(store, "audit"), await CountAsync(store, "outbox"), versions.Count);
    }

    /// <summary>How many rows an entity has.</summary>
    public static async Task<int> CountAsync(ICrmStore store, string entity) =>
        (await store.QueryAsync(new RowQuery { Entity = Seed.Model[entity], Tenant = TenantId.Default, Restriction = null }, CancellationToken.None)).Count;
}
