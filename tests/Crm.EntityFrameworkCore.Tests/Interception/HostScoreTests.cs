using Crm.Contacts;
using Crm.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests.Interception;

/// <summary>What a host saves itself is scored with that save, as it stands after it.</summary>
public sealed class HostScoreTests
{
    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_hosts_own_save_brings_the_scores_up_to_date(Database database, bool pooled)
    {
        await using var host = await OpenAsync(database, pooled);
        await host.InScopeAsync(async (crm, db) =>
        {
            await crm.OpenAsync();
            var account = new Account { Name = "Acme", Industry = "SaaS" };
            var contact = new Contact { LastName = "Lee", JobTitle = "Head", AccountId = account.Id };
            db.Add(account);
            await db.SaveChangesAsync();
            contact.AccountId = account.Id;
            db.Add(contact);
            await db.SaveChangesAsync();
            Assert.Equal(25m, await ScoreAsync(crm));
            account.Industry = "Retail";
            await db.SaveChangesAsync();
            Assert.Equal(20m, await ScoreAsync(crm));

            // Together with what the session has: each brings its own.
            contact.JobTitle = "Clerk";
            crm.Add(new Contact { LastName = "Moe", JobTitle = "Head" });
            await crm.SaveAsync();
            Assert.Equal(0m, await ScoreAsync(crm));
            Assert.Equal(1L, await crm.Query<Contact>().Where("score.fit = 20").CountAsync());
        });
    }

    [Theory]
    [Databases(false)]
    public async Task A_save_that_the_host_takes_back_leaves_the_scores_as_they_were(Database database, bool pooled)
    {
        await using var host = await OpenAsync(database, pooled);
        await host.InScopeAsync(async (crm, db) =>
        {
            await crm.OpenAsync();
            var contact = new Contact { LastName = "Lee", JobTitle = "Head" };
            db.Add(contact);
            await db.SaveChangesAsync();
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                contact.JobTitle = "Clerk";
                await db.SaveChangesAsync();
                Assert.Equal(0m, await ScoreAsync(crm));
                await transaction.RollbackAsync();
            }

            Assert.Equal(20m, await ScoreAsync(crm));
        });
    }

    private static Task<HostedCrm> OpenAsync(Database database, bool pooled) => HostedCrm.OpenAsync(database, pooled, more: crm => crm.Provision(t => t
        .ScoreCard("contact", "fit", c => c.Points("title", 20, "jobTitle = 'head'").Points("customer", 5, "account.industry = 'SaaS'"))));

    private static async Task<object?> ScoreAsync(CrmSession crm) =>
        (await crm.Query<Contact>().Where("lastName = 'Lee'").Select("score.fit").PageAsync(1)).Rows[0]["score.fit"];
}
