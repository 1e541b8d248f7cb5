using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Options;
using Crm.EntityFrameworkCore.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.EntityFrameworkCore.Objects;

/// <summary>The step for what every database of a context's settings has.</summary>
internal sealed class SchemaStep(DbContext context)
{
    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var provider = CrmDatabaseProviders.For(context.Database.ProviderName);
        var wanted = SchemaObjects.Of(context.GetService<CrmSettings>(), provider, TableMaps.Of(context));
        return new ObjectStep(context).RunAsync(SchemaObjects.Part, wanted, cancellationToken);
    }
}
