using Crm.Data;
using Crm.Extensibility;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Tenancy;

/// <summary>What the host does for its tenants, in the system scope: provisioning, and mirroring the directory.</summary>
public sealed class CrmAdministration
{
    private readonly SessionServices services;

    internal CrmAdministration(SessionServices services) => this.services = services;

    /// <summary>Brings a tenant to what its provisioning says, and <paramref name="more"/>. Idempotent.</summary>
    /// <returns>How many records were written.</returns>
    /// <exception cref="CrmException">What is said is not right (<c>crm.configuration</c>, <c>crm.criteria</c>), or a removed stage is still used (<c>crm.restricted</c>).</exception>
    public async ValueTask<int> ProvisionAsync(TenantId tenant, Action<TenantBuilder>? more = null, CancellationToken cancellationToken = default)
    {
        var builder = new TenantBuilder();
        foreach (var step in services.Composition.Tenants.GetValueOrDefault(tenant) ?? [])
        {
            step(builder);
        }

        more?.Invoke(builder);
        return await new Provisioner(services).RunAsync(tenant, builder, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes a tenant's index of the quick search anew: for a database that had none, and to forget words that no record has any more. Others may work meanwhile. The store in memory has nothing to make: its index follows from the records.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="progress">Is told how many records are done.</param>
    /// <param name="cancellationToken">Cancels; what is done stays done.</param>
    /// <returns>How many records are in the index.</returns>
    /// <exception cref="CrmException">The tenant was never provisioned (<c>crm.configuration</c>).</exception>
    public async ValueTask<long> RebuildSearchAsync(TenantId tenant, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var state = await services.Tenants.GetAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false);
        var entities = state.Model.Entities.Where(e => e.SearchFields.Length > 0).OrderBy(e => e.Name, StringComparer.Ordinal).ToList();
        return await ISearchStore.Of(services.Store).RebuildSearchAsync(tenant, entities, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Erases what merges keep to be undone by: the values of the records as they were. Where the ids lead, and who merged what when, stays; the merges cannot be undone any more.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="merges">The merges.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="CrmException">The tenant was never provisioned (<c>crm.configuration</c>).</exception>
    public async ValueTask<int> EraseMergesAsync(TenantId tenant, IReadOnlyCollection<Guid> merges, CancellationToken cancellationToken = default)
    {
        var session = new CrmSession(services, (tenant, "erasure of merges"));
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        return await services.Store.InTransactionAsync(
            async token =>
            {
                var erased = 0;
                foreach (var id in merges.Distinct())
                {
                    erased += await MergeLog.EraseAsync(session, scope, id, token).ConfigureAwait(false) ? 1 : 0;
                }

                return erased;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Mirrors the directory again, after people, teams or units changed in it. Rights need no mirroring: they are asked of the directory with every call.</summary>
    public async ValueTask SynchronizeDirectoryAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        var session = new CrmSession(services, (tenant, "directory"));
        var units = await new DirectoryMirror(services).SynchronizeAsync(session, cancellationToken).ConfigureAwait(false);
        if (units)
        {
            await Provisioner.StampAsync(session, cancellationToken).ConfigureAwait(false);
        }

        await session.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
    }
}
