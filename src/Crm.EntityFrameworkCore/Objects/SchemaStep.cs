using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Options;
using Crm.EntityFrameworkCore.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.EntityFrameworkCore.Objects;

/// <summary>The step for what every database of a context's settings has.</summary>
internal sealed class SchemaStep(DbContext context)
{
    /// <exception cref="CrmException">Something is missing and may not be made, or row-level security would not bind the database user (<c>crm.configuration</c>).</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var provider = CrmDatabaseProviders.For(context.Database.ProviderName);
        var settings = context.GetService<CrmSettings>();
        var step = new ObjectStep(context);
        if (settings.RowLevelSecurity && provider.FindUnbound is { } unbound && await step.CountAsync(unbound, cancellationToken).ConfigureAwait(false) > 0)
        {
            throw new CrmException(CrmErrors.Configuration, "Row-level security does not bind the user of the connection, a superuser or one with BYPASSRLS: connect as another, or do without.");
        }

        return await step.RunAsync(SchemaObjects.Part, SchemaObjects.Of(settings, provider, TableMaps.Of(context)), cancellationToken).ConfigureAwait(false);
    }
}
