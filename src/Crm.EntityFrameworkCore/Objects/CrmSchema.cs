using Crm.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.EntityFrameworkCore.Objects;

/// <summary>The schema that a model keeps the CRM in: that of the tenants' configuration.</summary>
internal static class CrmSchema
{
    public static string? Of(IReadOnlyModel model) =>
        (model.FindEntityType(typeof(Configuration)) ?? model.FindEntityType(typeof(Configuration).FullName!))?.GetSchema();
}
