using Crm.Extensibility;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Hosting;

/// <summary>Runs the CRM's background work in the host.</summary>
public static class CrmHosting
{
    /// <summary>Provisions at start, relays events, seals the audit and purges what is delivered, for as long as the host runs.</summary>
    public static CrmBuilder RunInBackground(this CrmBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHostedService<CrmBackgroundService>();
        return builder;
    }
}
