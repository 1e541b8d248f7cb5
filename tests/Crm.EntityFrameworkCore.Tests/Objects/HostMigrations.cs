using Crm.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Crm.EntityFrameworkCore.Tests.Objects;

/// <summary>A host that keeps the CRM in its own context, with migrations of its own.</summary>
public sealed class MigratedDb(DbContextOptions<MigratedDb> options) : DbContext(options)
{
    public static readonly CustomField<decimal?> Credit = CustomField.Decimal("account", "credit").Indexed();
    private static readonly CrmModel Known = StandardModel.Create([], [Credit.Definition]);

    /// <summary>What the host says in <c>UseCrm()</c>, and to its migrations.</summary>
    public static void Configure(CrmContextOptions options) => (options.Model, options.Objects) = (Known, CrmObjects.Verify);
}

/// <summary>What EF makes of the host's model is what it made of ours for a database of the CRM's own, without what was added by hand.</summary>
public abstract class HostMigration(string of) : Migration
{
    public override IModel TargetModel => Ours().TargetModel;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Operations.AddRange(Ours().UpOperations.Where(o => o is not SqlOperation));
        migrationBuilder.CrmObjects(TargetModel, MigratedDb.Configure);
    }

    /// <summary>Where its model is asked for, no database is named; all that is asked of it then is that it is there.</summary>
    private Migration Ours()
    {
        var provider = ActiveProvider?.Contains("Sqlite", StringComparison.Ordinal) == true ? typeof(Sqlite.CrmProvider) : typeof(PostgreSql.CrmProvider);
        var type = provider.Assembly.GetTypes().Single(t => t.IsSubclassOf(typeof(Migration)) && t.Name == of);
        var migration = (Migration)Activator.CreateInstance(type)!;
        migration.ActiveProvider = ActiveProvider!;
        return migration;
    }
}

[DbContext(typeof(MigratedDb))]
[Migration("20260101000000_TakeUpCrm")]
public sealed class TakeUpCrm() : HostMigration("Initial");

[DbContext(typeof(MigratedDb))]
[Migration("20260201000000_UpdateCrm")]
public sealed class UpdateCrm() : HostMigration("Contacts");

[DbContext(typeof(MigratedDb))]
[Migration("20260301000000_UpdateCrmAgain")]
public sealed class UpdateCrmAgain() : HostMigration("TimelineKinds");
