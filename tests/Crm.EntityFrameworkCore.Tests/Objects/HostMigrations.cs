using System.Reflection;
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
/// <param name="until">The last of ours that it holds; null: the newest.</param>
/// <param name="after">The one of ours that was there before; null: none.</param>
public abstract class HostMigration(string? until, string? after) : Migration
{
    public override IModel TargetModel => Ours()[^1].TargetModel;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Operations.AddRange(Ours().SelectMany(o => o.UpOperations).Where(o => o is not SqlOperation));
        migrationBuilder.CrmObjects(TargetModel, MigratedDb.Configure);
    }

    /// <summary>Where its model is asked for, no database is named; all that is asked of it then is that it is there.</summary>
    private List<Migration> Ours()
    {
        var provider = ActiveProvider?.Contains("Sqlite", StringComparison.Ordinal) == true ? typeof(Sqlite.CrmProvider) : typeof(PostgreSql.CrmProvider);
        var all = provider.Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Migration))).OrderBy(t => t.GetCustomAttribute<MigrationAttribute>()!.Id, StringComparer.Ordinal).ToList();
        var (first, last) = (all.FindIndex(t => t.Name == after) + 1, until is null ? all.Count - 1 : all.FindIndex(t => t.Name == until));
        return [.. all[first..(last + 1)].Select(t =>
        {
            var migration = (Migration)Activator.CreateInstance(t)!;
            migration.ActiveProvider = ActiveProvider!;
            return migration;
        })];
    }
}

[DbContext(typeof(MigratedDb))]
[Migration("20260101000000_TakeUpCrm")]
public sealed class TakeUpCrm() : HostMigration("Initial", null);

[DbContext(typeof(MigratedDb))]
[Migration("20260201000000_UpdateCrm")]
public sealed class UpdateCrm() : HostMigration("Contacts", "Initial");

[DbContext(typeof(MigratedDb))]
[Migration("20260301000000_UpdateCrmAgain")]
public sealed class UpdateCrmAgain() : HostMigration("TimelineKinds", "Contacts");

[DbContext(typeof(MigratedDb))]
[Migration("20260401000000_KeepUpWithCrm")]
public sealed class KeepUpWithCrm() : HostMigration(null, "TimelineKinds");
