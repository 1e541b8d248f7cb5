using Crm.EntityFrameworkCore.Options;
using Crm.EntityFrameworkCore.Providers;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>Puts <see cref="CrmEntitiesConvention"/> first, so that the host's sets and its <c>OnModelCreating</c> find the entities there.</summary>
internal sealed class CrmConventionPlugin(CrmSettings settings, CrmProviderAccessor accessor) : IConventionSetPlugin
{
    public ConventionSet ModifyConventions(ConventionSet conventionSet)
    {
        conventionSet.ModelInitializedConventions.Insert(0, new CrmEntitiesConvention(conventionSet, settings, accessor.Provider.Types));
        conventionSet.ModelFinalizingConventions.Add(new HistoryNamesConvention(settings));
        return conventionSet;
    }
}
