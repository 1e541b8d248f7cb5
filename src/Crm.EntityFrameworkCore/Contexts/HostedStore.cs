using Crm.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>A store on the host's own context.</summary>
internal sealed class HostedStore(DbContext context) : EfStore(context, ownsContext: false), IHostedStore
{
    public void Bind(IHostedSaves session) => Holder.HostSave = session;

    public void ActFor(TenantId? tenant) => Holder.Tenant = tenant;

    public void SavePending() => Holder.SavesPending = Holder.Works > 0;
}
