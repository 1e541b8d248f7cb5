using Crm.EntityFrameworkCore.Options;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>
/// Adds the CRM's entities when a model is begun. As a data annotation would: stronger than EF's conventions, weaker than what the host says in <c>OnModelCreating</c>.
/// </summary>
internal sealed class CrmEntitiesConvention(ConventionSet conventions, CrmSettings settings, CrmTypes types) : IModelInitializedConvention
{
    public void ProcessModelInitialized(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        // EF's table of applied migrations is mapped with these conventions too, less the one that finds sets: no CRM belongs there.
        if (!conventions.ModelInitializedConventions.Any(c => c is DbSetFindingConvention))
        {
            return;
        }

        foreach (var entity in settings.Entities)
        {
            EntityMapping.Apply(modelBuilder, entity, settings.Schema, types);
            if (!entity.IsPlain)
            {
                HistoryMapping.Apply(modelBuilder, entity, settings.Schema, types);
            }
        }

        SearchMapping.Apply(modelBuilder, settings.Schema, types);
    }
}
