using Crm.EntityFrameworkCore;
using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Options;
using Crm.EntityFrameworkCore.Providers;
using Crm.Tenancy;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Crm;

/// <summary>For the migrations of a host that keeps the CRM in its own context.</summary>
public static class CrmMigrations
{
    private const string MigrationPart = "migrations";

    /// <summary>
    /// Adds the statements that make what EF's model cannot hold, indexes on the custom fields of the options' model, and that fill columns which an update added.
    /// Tables and columns are named as the migration's model says. Each object is made anew, and noted in <c>crm_objects</c>, so that <c>ProvisionCrmAsync</c> finds it.
    /// What this version knows and the migration's model does not yet hold is left to a later migration; call it again there.
    /// </summary>
    /// <param name="migration">The migration's builder.</param>
    /// <param name="targetModel">The migration's <c>TargetModel</c>.</param>
    /// <param name="configure">The same options that the context is given in <c>UseCrm()</c>.</param>
    /// <exception cref="CrmException">The model does not hold the CRM, or there is no package for the database (<c>crm.configuration</c>).</exception>
    public static MigrationBuilder CrmObjects(this MigrationBuilder migration, IModel targetModel, Action<CrmContextOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(migration);
        ArgumentNullException.ThrowIfNull(targetModel);
        var options = new CrmContextOptions();
        configure?.Invoke(options);
        var settings = CrmSettings.From(options);
        var provider = CrmDatabaseProviders.For(migration.ActiveProvider);
        var maps = TableMaps.OfPast(targetModel, provider.Dialect, settings);
        if (maps.Precedes(settings.Model.Of(typeof(Configuration))))
        {
            throw new CrmException(CrmErrors.Configuration, "The migration's model does not hold the CRM: pass its TargetModel, of a context with UseCrm().");
        }

        var table = ObjectLog.Name(CrmSchema.Of(targetModel));
        foreach (var statement in new ObjectPlan(table, MigrationPart, FieldIndexes.Of(settings.Model, maps), []).Statements.Prepend(ObjectLog.Create(table)))
        {
            migration.Sql(statement);
        }

        if (TimelineKinds.Fill(settings.Model, maps) is { } fill)
        {
            migration.Sql(fill);
        }

        return migration;
    }
}
