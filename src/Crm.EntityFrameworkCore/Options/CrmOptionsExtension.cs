using System.Globalization;
using Crm.EntityFrameworkCore.Interception;
using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Providers;
using Crm.EntityFrameworkCore.Scoping;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.EntityFrameworkCore.Options;

/// <summary>What <c>UseCrm()</c> adds to a context: types, entities, filters, interceptors.</summary>
internal sealed class CrmOptionsExtension(CrmSettings settings) : IDbContextOptionsExtension
{
    private ExtensionInfo? info;

    public CrmSettings Settings => settings;

    public DbContextOptionsExtensionInfo Info => info ??= new(this);

    public void ApplyServices(IServiceCollection services)
    {
        services.AddSingleton(settings);
        services.AddSingleton<CrmProviderAccessor>();
        services.AddSingleton<IRelationalTypeMappingSourcePlugin, CrmTypeMappingPlugin>();
        services.AddScoped<IConventionSetPlugin, CrmConventionPlugin>();
        services.Replace(ServiceDescriptor.Singleton<IModelCacheKeyFactory, CrmModelCacheKeyFactory>());
        services.AddScoped<CrmScopeHolder>();
        services.AddScoped<IResettableService>(s => s.GetRequiredService<CrmScopeHolder>());
        services.AddSingleton<IInterceptor>(CrmSaveInterceptor.Instance);
        services.AddSingleton<IInterceptor>(CrmQueryInterceptor.Instance);
    }

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(CrmOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using Crm ";

        public override int GetServiceProviderHashCode() => extension.Settings.GetHashCode();

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) =>
            other is ExtensionInfo { Extension: CrmOptionsExtension another } && another.Settings.Equals(extension.Settings);

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) =>
            debugInfo["Crm:Settings"] = extension.Settings.GetHashCode().ToString(CultureInfo.InvariantCulture);
    }
}
