using Crm.Storage;

namespace Crm.Sessions;

/// <content>How a call learns what whoever acts may.</content>
public sealed partial class CrmSession
{
    private SupposingStore? supposing;

    /// <summary>
    /// Runs a call on the supposition that the tenant's configuration is as this process last saw it: its first question to the store asks in the same trip whether that is so. If not, nothing of it stands,
    /// and it runs again by the configuration as it is. Within a transaction that would be joined, where what went wrong may not be taken back, nothing is supposed.
    /// </summary>
    /// <param name="call">The call. All that it asks of the store goes by <see cref="Store"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="mark">Notes what the call changes in this session; what it gives takes that back. Null: the call changes nothing before the store has answered.</param>
    internal async ValueTask<T> CallAsync<T>(Func<Scope, ValueTask<T>> call, CancellationToken cancellationToken, Func<ChangeTracker, Action>? mark = null)
    {
        if (Within is { } current)
        {
            return await call(current).ConfigureAwait(false);
        }

        SupposingStore? asking = null;
        var scope = await ScopeAsync(
            tenant =>
            {
                if (services.Store.JoinsTransaction || services.Tenants.Known(tenant) is not { } known)
                {
                    return services.Tenants.GetAsync(services.Store, tenant, cancellationToken);
                }

                asking = new(services.Store, services.Tenants.VersionOf(tenant), known);
                return new(known);
            },
            cancellationToken).ConfigureAwait(false);
        if (asking is null)
        {
            return await WithinAsync(scope, call).ConfigureAwait(false);
        }

        var undo = mark?.Invoke(Tracker);
        supposing = asking;
        try
        {
            var result = await WithinAsync(scope, call).ConfigureAwait(false);
            if (await asking.StandsAsync(cancellationToken).ConfigureAwait(false))
            {
                return result;
            }
        }
        catch (Exception e) when (asking.MayExplain(e))
        {
            if (await asking.StandsAsync(cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
        finally
        {
            supposing = null;
        }

        undo?.Invoke();
        return await WithinAsync(await ScopeAsync(cancellationToken).ConfigureAwait(false), call).ConfigureAwait(false);
    }

    /// <summary>Has the call under way go on only if what it supposes stands: before code that is not the CRM's, which may not be run twice.</summary>
    internal ValueTask EnsureStandsAsync(CancellationToken cancellationToken) => supposing?.EnsureAsync(cancellationToken) ?? ValueTask.CompletedTask;

    private async ValueTask<T> WithinAsync<T>(Scope scope, Func<Scope, ValueTask<T>> call)
    {
        Within = scope;
        try
        {
            return await call(scope).ConfigureAwait(false);
        }
        finally
        {
            Within = null;
        }
    }
}
