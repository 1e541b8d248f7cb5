using Crm.EntityFrameworkCore.Contexts;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sessions;
using Crm.Tenancy;
using Crm.Testing.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.EntityFrameworkCore.Tests.Objects;

/// <summary>What SQLite is told of the tables: in a fresh file it finds one record by an index, in whatever order many are wanted.</summary>
public sealed class PlannerStatisticsTests
{
    private const string Known = "SELECT count(*) AS \"Value\" FROM sqlite_stat1";

    public static TheoryData<string, string, string, string> Questions => new()
    {
        { "contact", "email = 'a@b.example'", "", "IX_crm_contact_tenant_email_key" },
        { "contact", "email = 'a@b.example'", "-createdAt", "IX_crm_contact_tenant_email_key" },
        { "contact", "externalId = 'x'", "", "IX_crm_contact_tenant_external_id" },
        { "contact", "externalId in ('a','b','c','d','e','f','g','h','i','j')", "", "IX_crm_contact_tenant_external_id" },
        { "email", "contact.id = '0190a5d0-ac96-774b-bcce-b302099a8057'", "", "IX_crm_email_tenant_contact_id" },
        { "deal", "account.id = '0190a5d0-ac96-774b-bcce-b302099a8057'", "createdAt", "IX_crm_deal_tenant_account_id" },
        { "contact", "jobTitle = 'x'", "", "sqlite_autoindex_crm_contact_1" },
        { "contact", "jobTitle = 'x'", "createdAt", "IX_crm_contact_tenant_created_at" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Few_records_are_found_by_an_index(string entity, string where, string order, string index)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var services = await ProvisionAsync(database);
        await using var context = Open(database);
        var question = new Question(entity, where) { Order = order.Length == 0 ? [] : [order], Limit = 50 };
        Assert.Contains(index, await Plans.ExplainAsync(context, question.Rows(StandardModel.Create([], []), TenantId.Default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_put_in_and_what_was_counted_stands()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var services = await ProvisionAsync(database);
        await using var context = Open(database);
        var known = await context.Database.SqlQueryRaw<int>(Known).SingleAsync();
        Assert.True(known > 200, $"{known}");
        Assert.Equal(1, await context.Database.ExecuteSqlRawAsync("UPDATE sqlite_stat1 SET stat = '7 7 1' WHERE idx = 'IX_crm_deal_tenant_account_id'"));
        Assert.True(await context.Database.ExecuteSqlRawAsync("DELETE FROM sqlite_stat1 WHERE tbl = 'crm_contact'") > 5);
        await services.ProvisionCrmAsync();
        Assert.Equal(known, await context.Database.SqlQueryRaw<int>(Known).SingleAsync());
        Assert.Equal(1, await context.Database.SqlQueryRaw<int>(Known + " WHERE stat = '7 7 1'").SingleAsync());
    }

    private static async Task<ServiceProvider> ProvisionAsync(TestDatabase database)
    {
        var services = new ServiceCollection().AddCrm(crm => crm.UseSqlite(database.ConnectionString).ActingAs<Nobody>().Directory(new FixedDirectory(new([], [], [])))).BuildServiceProvider();
        await services.ProvisionCrmAsync();
        return services;
    }

    private static CrmDbContext Open(TestDatabase database) => new(StandaloneDatabase.Options(Sqlite.CrmProvider.Instance, database.ConnectionString));

    private sealed class Nobody : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new((Actor?)null);
    }
}
