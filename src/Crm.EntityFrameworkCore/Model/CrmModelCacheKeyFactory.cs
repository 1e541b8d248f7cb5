using Crm.EntityFrameworkCore.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>One context type can hold different CRM models, also where a host shares one memory cache among its contexts.</summary>
internal sealed class CrmModelCacheKeyFactory(ModelCacheKeyFactoryDependencies dependencies, CrmSettings settings) : ModelCacheKeyFactory(dependencies)
{
    public override object Create(DbContext context, bool designTime) => (base.Create(context, designTime), settings);
}
