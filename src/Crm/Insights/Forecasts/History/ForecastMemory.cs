using System.Collections.Concurrent;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Insights;

/// <summary>What was read and learned of tenants, for as long as their history stays as it is. Holds nothing of who asks. Thread-safe.</summary>
internal sealed class ForecastMemory
{
    private const int MostTenants = 32;
    private readonly ConcurrentDictionary<TenantId, Remembered> tenants = new();

    /// <summary>What is known of the tenant of a session by now.</summary>
    public static ValueTask<Remembered> OfAsync(CrmSession session, Scope scope, CancellationToken cancellationToken) =>
        session.Services.Provider.GetRequiredService<ForecastMemory>().GetAsync(session, scope, cancellationToken);

    /// <summary>What is known of the tenant by now. Within a transaction of the host's, whose end nobody knows, nothing is kept.</summary>
    private async ValueTask<Remembered> GetAsync(CrmSession session, Scope scope, CancellationToken cancellationToken)
    {
        var store = session.Services.Store;
        var mark = await store.MarkHistoryAsync(scope.State.Model["deal"], scope.Tenant, cancellationToken).ConfigureAwait(false);
        if (!store.JoinsTransaction && tenants.TryGetValue(scope.Tenant, out var known) && known.Mark == mark && ReferenceEquals(known.Of, scope.State))
        {
            return known;
        }

        // The mark is older than what is read: what is written between them is read, and read again next time.
        var read = new Remembered(mark, scope.State, await DealHistory.ReadAsync(store, scope, cancellationToken).ConfigureAwait(false));
        if (!store.JoinsTransaction)
        {
            Keep(scope.Tenant, read);
        }

        return read;
    }

    private void Keep(TenantId tenant, Remembered read)
    {
        if (tenants.Count >= MostTenants && !tenants.ContainsKey(tenant) && tenants.Keys.FirstOrDefault() is var other)
        {
            tenants.TryRemove(other, out _);
        }

        tenants[tenant] = read;
    }
}
