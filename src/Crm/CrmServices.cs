using Crm.Activities;
using Crm.Changes;
using Crm.Collaboration;
using Crm.Data;
using Crm.Extensibility;
using Crm.Insights;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Crm;

/// <summary>Puts a CRM into a host's services.</summary>
public static class CrmServices
{
    /// <summary>Adds the CRM. Afterwards <see cref="CrmSession"/> is a scoped service.</summary>
    /// <exception cref="CrmException">The composition is not right; the message names what (<c>crm.configuration</c>).</exception>
    public static IServiceCollection AddCrm(this IServiceCollection services, Action<CrmBuilder> configure)
    {
        if (services.Any(s => s.ServiceType == typeof(CrmComposition)))
        {
            throw new CrmException(CrmErrors.Configuration, "AddCrm was called twice; say everything in one call, or in plugins.");
        }

        var builder = new CrmBuilder(services);
        configure(builder);
        services.AddSingleton(new CrmComposition(builder));
        services.TryAddSingleton(SystemTime());
        services.TryAddSingleton<ICrmDirectory>(new FixedDirectory(DirectorySnapshot.Empty));
        services.TryAddScoped<ICrmActor, Nobody>();
        services.TryAddSingleton(p => new IdGenerator(p.GetRequiredService<IClock>()));
        services.TryAddSingleton<TenantCache>();
        services.TryAddSingleton<ForecastMemory>();
        services.TryAddSingleton(builder.Options);
        services.TryAddSingleton(new CrmTenants([.. builder.Tenants.Keys]));
        services.TryAddScoped(Services);
        services.TryAddScoped(Session);
        services.TryAddScoped(p => new EventRelay(p.GetRequiredService<SessionServices>()));
        services.TryAddScoped(p => new ActivityReminders(p.GetRequiredService<SessionServices>()));
        services.TryAddScoped(p => new AlertSweep(p.GetRequiredService<SessionServices>()));
        services.TryAddScoped(p => new ScoreRefresh(p.GetRequiredService<SessionServices>()));
        services.TryAddScoped(p => new ScoreTraining(p.GetRequiredService<SessionServices>()));
        services.TryAddScoped(p => new FileKeeping(p.GetRequiredService<SessionServices>()));
        services.TryAddScoped(p => new DuplicateSweep(p.GetRequiredService<SessionServices>()));
        services.TryAddScoped(p => new AuditTrail(p.GetRequiredService<SessionServices>()));
        services.TryAddScoped(p => new CrmAdministration(p.GetRequiredService<SessionServices>()));
        return services;
    }

    /// <summary>
    /// Makes the tables where the store keeps its own, and in a host's context what its migrations cannot make, and brings every tenant to what its provisioning says. Idempotent; call it when the application starts.
    /// </summary>
    public static async Task ProvisionCrmAsync(this IServiceProvider provider, CancellationToken cancellationToken = default)
    {
        var scope = provider.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var services = scope.ServiceProvider.GetRequiredService<SessionServices>();
            if (services.Store is ICrmDatabase database)
            {
                await database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (services.Store is IStoreObjects objects)
            {
                await objects.SettleAsync(cancellationToken).ConfigureAwait(false);
            }

            var administration = scope.ServiceProvider.GetRequiredService<CrmAdministration>();
            foreach (var tenant in services.Composition.Tenants.Keys)
            {
                await administration.ProvisionAsync(tenant, null, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static CrmSession Session(IServiceProvider provider)
    {
        var session = new CrmSession(provider.GetRequiredService<SessionServices>());
        (session.Store as IHostedStore)?.Bind(session);
        return session;
    }

    private static SessionServices Services(IServiceProvider p) => new(
        p.GetRequiredService<CrmComposition>(),
        p.GetRequiredService<TenantCache>(),
        p.GetService<ICrmStore>() ?? throw new CrmException(CrmErrors.Configuration, "The CRM has no store: call UseSqlite, UsePostgreSql, UseInMemory or InContext<T> in AddCrm."),
        p.GetRequiredService<ICrmActor>(),
        p.GetRequiredService<ICrmDirectory>(),
        p.GetRequiredService<IClock>(),
        p.GetRequiredService<IdGenerator>(),
        p.GetService<ILogger<CrmSession>>() ?? NullLogger<CrmSession>.Instance,
        p);

#pragma warning disable RS0030 // The one place that names the system's clock: the root of every composition.
    private static IClock SystemTime() => SystemClock.Instance;
#pragma warning restore RS0030

    private sealed class Nobody : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => default;
    }
}
