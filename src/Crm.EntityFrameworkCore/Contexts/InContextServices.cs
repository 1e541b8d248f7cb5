using Crm.EntityFrameworkCore.Contexts;
using Crm.Extensibility;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm;

/// <summary>Chooses the host's own context as the store.</summary>
public static class InContextServices
{
    /// <summary>
    /// Keeps the CRM in the host's context, whose options call <c>UseCrm()</c>: its tables stand beside the host's, which makes and migrates them all;
    /// a session shares the transaction of the scope's context, and saves with its own changes what the context has pending.
    /// </summary>
    public static CrmBuilder InContext<TContext>(this CrmBuilder builder)
        where TContext : DbContext =>
        builder.UseStore(p => new HostedStore(p.GetRequiredService<TContext>()));
}
