using Crm.EntityFrameworkCore.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>A host that renames a column, or moves a table to another schema, does so for its history too.</summary>
internal sealed class HistoryNamesConvention(CrmSettings settings) : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var definition in settings.Entities)
        {
            if (modelBuilder.Metadata.FindEntityType(definition.ClrType) is not { } entity
                || modelBuilder.Metadata.FindEntityType(HistoryMapping.NameOf(definition)) is not { } history)
            {
                continue;
            }

            history.SetSchema(entity.GetSchema(), fromDataAnnotation: true);
            foreach (var property in entity.GetProperties())
            {
                history.FindProperty(property.Name)?.SetColumnName(property.GetColumnName(), fromDataAnnotation: true);
            }
        }
    }
}
