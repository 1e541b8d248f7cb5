using Crm.Extensibility;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.InMemory;

/// <summary>Chooses the store in memory.</summary>
public static class InMemoryServices
{
    /// <summary>Keeps everything in memory: one database for the life of the service provider, or the one that is given.</summary>
    public static CrmBuilder UseInMemory(this CrmBuilder builder, InMemoryDatabase? database = null)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton(database ?? new InMemoryDatabase()));
        return builder.UseStore(p => new InMemoryStore(p.GetRequiredService<InMemoryDatabase>()));
    }
}
