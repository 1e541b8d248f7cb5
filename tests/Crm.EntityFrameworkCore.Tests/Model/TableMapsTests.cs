using Crm.Contacts;
using Crm.EntityFrameworkCore.Model;
using Crm.Records;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests.Model;

/// <summary>Our statements go where the host's model says.</summary>
public sealed class TableMapsTests
{
    [Theory]
    [Databases]
    public async Task A_host_may_rename_tables_and_columns(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var options = new DbContextOptionsBuilder<RenamedDb>();
        database.Use(options);
        await using var context = new RenamedDb(options.UseCrm().Options);
        await context.Database.EnsureCreatedAsync();
        var definition = Seed.Model.Of(typeof(Account));

        var map = TableMaps.Of(context)[definition];

        Assert.Equal(("Customers", "crm_account_history"), (map.Table, map.HistoryTable));
        Assert.Equal("Title", map.Columns[definition.Slots.Single(s => s.Column == "name").Ordinal]);
        Assert.Equal(kind == Database.Sqlite ? null : "sales", map.Schema);
        var store = new EntityFrameworkCore.Contexts.HostedStore(context);
        store.ActFor(TenantId.Default);
        await store.InTransactionAsync(
            async token =>
            {
                await store.WriteAsync(Insert(definition), token);
                return true;
            },
            CancellationToken.None);
        Assert.Equal("Acme", (await context.Set<Account>().SingleAsync()).Name);
        var version = await context.Set<Dictionary<string, object>>("crm_account_history").SingleAsync();
        Assert.Equal("Acme", version["Name"]);
    }

    [Fact]
    public async Task Definitions_of_a_tenants_own_share_the_columns()
    {
        await using var shop = await Shop.OpenAsync(Database.Sqlite);
        await using var context = shop.Context();
        var own = Seed.Model.Extend([new DynamicEntity("visit")], [new("deal", "colour", Crm.Criteria.ValueKind.Text)]);

        Assert.Equal(TableMaps.Of(context)[Seed.Model["deal"]].Columns.ToList(), TableMaps.Of(context)[own["deal"]].Columns.ToList());
        Assert.Same(own["deal"], TableMaps.Of(context)[own["deal"]].Entity);
        Assert.Equal("crm_record", TableMaps.Of(context)[own["visit"]].Table);
    }

    [Fact]
    public async Task A_context_without_the_crm_says_what_is_missing()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var options = new DbContextOptionsBuilder<RenamedDb>();
        database.Use(options);
        await using var context = new RenamedDb(options.Options);

        var error = Assert.Throws<CrmException>(() => new EntityFrameworkCore.Contexts.HostedStore(context));
        Assert.Equal(CrmErrors.Configuration, error.Code);
        Assert.Contains("UseCrm()", error.Message, StringComparison.Ordinal);
    }

    private static WriteBatch Insert(EntityDefinition definition)
    {
        var row = definition.Snapshot(new Account { Name = "Acme" });
        row[0] = new IdGenerator(new Crm.Testing.StillClock(FakeSession.SavedAt)).NextGuid();
        row[1] = 1L;
        row[2] = row[3] = FakeSession.SavedAt;
        return new(TenantId.Default, FakeSession.SavedAt, [new RowWrite { Entity = definition, Kind = WriteKind.Insert, Id = (Guid)row[0]!, Row = row, History = [new(FakeSession.SavedAt, row)], Effective = FakeSession.SavedAt }]);
    }

    private sealed class RenamedDb(DbContextOptions<RenamedDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            if (Database.ProviderName!.Contains("Npgsql", StringComparison.Ordinal))
            {
                modelBuilder.HasDefaultSchema("app");
            }

            // Without UseCrm() there is no account to rename.
            if (modelBuilder.Model.FindEntityType(typeof(Account)) is null)
            {
                return;
            }

            modelBuilder.Entity<Account>(a =>
            {
                _ = Database.ProviderName.Contains("Npgsql", StringComparison.Ordinal) ? a.ToTable("Customers", "sales") : a.ToTable("Customers");
                a.Property(x => x.Name).HasColumnName("Title");
            });
        }
    }
}
