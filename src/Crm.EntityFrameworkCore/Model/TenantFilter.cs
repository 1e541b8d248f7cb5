using System.Linq.Expressions;
using System.Reflection;
using Crm.EntityFrameworkCore.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>
/// The second wall: EF sees of the CRM's tables only the rows of the tenant that the context instance is bound to. The sessions' own queries carry their policy already;
/// this one is for the host's LINQ.
/// </summary>
internal static class TenantFilter
{
    /// <summary>The name of the filter.</summary>
    public const string Name = "crm.tenant";

    private static readonly MethodInfo TenantOf = typeof(CrmScopeHolder).GetMethod(nameof(CrmScopeHolder.TenantOf))!;
    private static readonly MethodInfo Property = typeof(EF).GetMethod(nameof(EF.Property))!.MakeGenericMethod(typeof(TenantId));

    public static void Apply(IConventionEntityTypeBuilder entity)
    {
        var record = Expression.Parameter(entity.Metadata.ClrType, "record");

        // EF puts the querying context in the place of any DbContext in a filter; none is kept in the model.
        var bound = Expression.Call(TenantOf, Expression.Constant(null, typeof(DbContext)));
        var own = Expression.Call(Property, record, Expression.Constant(EntityMapping.Tenant));
        entity.HasQueryFilter(Name, Expression.Lambda(Expression.Equal(own, bound), record), fromDataAnnotation: true);
    }
}
