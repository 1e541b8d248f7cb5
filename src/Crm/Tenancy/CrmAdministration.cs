using Crm.Extensibility;
using Crm.Sessions;

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
