using Crm.EntityFrameworkCore.Interception;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.EntityFrameworkCore.Scoping;

/// <summary>
/// For whom one context instance acts: bound by the session, empty until then, emptied when a pooled context is given back.
/// While it is empty the CRM's tables look empty.
/// </summary>
internal sealed class CrmScopeHolder : IResettableService
{
    private static readonly TenantId Nobody = new("");

    /// <summary>The tenant; null: nobody said.</summary>
    public TenantId? Tenant { get; set; }

    /// <summary>Who watches over the saves of the host; null: no session is bound.</summary>
    public IHostedSaves? HostSave { get; set; }

    /// <summary>The save under way, if any.</summary>
    public HostSaveScope? Saving { get; set; }

    /// <summary>How many transactional works of the CRM are under way, one within the other.</summary>
    public int Works { get; set; }

    /// <summary>Whether the outermost of them is to save what the host has pending.</summary>
    public bool SavesPending { get; set; }

    /// <summary>What proves the transaction under way, once it is committed: one row of it, in a batch of its own; null: nothing.</summary>
    public WriteBatch? Proof { get; set; }

    /// <summary>The holder of a context.</summary>
    /// <exception cref="CrmException">The context was not configured with <c>UseCrm()</c> (<c>crm.configuration</c>).</exception>
    public static CrmScopeHolder Of(DbContext context) =>
        (CrmScopeHolder?)((IInfrastructure<IServiceProvider>)context).Instance.GetService(typeof(CrmScopeHolder))
        ?? throw new CrmException(CrmErrors.Configuration, $"{context.GetType().Name} does not hold the CRM: call UseCrm() on its options.");

    /// <summary>The tenant whose rows a context sees. Called by the query filters, once an execution.</summary>
    public static TenantId TenantOf(DbContext context) => Of(context).Tenant ?? Nobody;

    public void ResetState() => (Tenant, HostSave, Saving, Works, SavesPending, Proof) = (null, null, null, 0, false, null);

    public Task ResetStateAsync(CancellationToken cancellationToken = default)
    {
        ResetState();
        return Task.CompletedTask;
    }
}
