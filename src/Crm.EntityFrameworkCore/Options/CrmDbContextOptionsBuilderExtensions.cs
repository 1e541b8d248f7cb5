using Crm.EntityFrameworkCore;
using Crm.EntityFrameworkCore.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm;

/// <summary>Puts the CRM into a host's own context.</summary>
public static class CrmDbContextOptionsBuilderExtensions
{
    /// <summary>
    /// Maps the CRM's entities in this context, beside the host's own, and typed ids, instants and dates on every entity of it.
    /// The package of the database must be referenced: <c>Crm.EntityFrameworkCore.Sqlite</c> or <c>Crm.EntityFrameworkCore.PostgreSql</c>.
    /// </summary>
    /// <exception cref="CrmException">Raised when the model is built: there is no package for the database (<c>crm.configuration</c>).</exception>
    public static DbContextOptionsBuilder UseCrm(this DbContextOptionsBuilder builder, Action<CrmContextOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new CrmContextOptions();
        configure?.Invoke(options);
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new CrmOptionsExtension(CrmSettings.From(options)));
        return builder;
    }

    /// <inheritdoc cref="UseCrm(DbContextOptionsBuilder, Action{CrmContextOptions}?)"/>
    public static DbContextOptionsBuilder<TContext> UseCrm<TContext>(this DbContextOptionsBuilder<TContext> builder, Action<CrmContextOptions>? configure = null)
        where TContext : DbContext
    {
        ((DbContextOptionsBuilder)builder).UseCrm(configure);
        return builder;
    }
}
