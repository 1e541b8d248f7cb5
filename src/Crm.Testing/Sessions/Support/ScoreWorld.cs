using Crm.Activities;
using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Accounts, contacts, deals and activities that come, change and go at random, and cards that look at them from near and far.</summary>
internal sealed class ScoreWorld(int seed)
{
    private readonly Random random = new(seed);

    public static void Provision(TenantBuilder tenant) => tenant
        .ScoreCard("contact", "fit", c => c
            .Points("title", 20, "jobTitle contains 'head'")
            .Points("customer", 5, "account.industry = 'SaaS'")
            .Activity("calls", "kind = 'call' and phase = 'done'", points: 8, halfLifeDays: 10, cap: 20)
            .Grade("A", 20).Grade("B", 5).Grade("C"))
        .ScoreCard("account", "health", c => c
            .Points("buys", 10, "deals any (stage.kind = won)")
            .Points("rich", 4, "deals sum(amount, stage.kind = open) > 1000")
            .Points("known", 3, "contacts any (jobTitle contains 'head')")
            .Points("talks", 2, "contacts any (activities count >= 2)")
            .Points("child", 1, "parent.industry = 'SaaS'"));

    /// <summary>Saves, one after the other, at one instant: time alone changes nothing here.</summary>
    public async Task LiveAsync(Func<CrmSession> open, int saves)
    {
        for (var i = 0; i < saves; i++)
        {
            var crm = open();
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                await ChangeAsync(crm);
            }

            await crm.SaveAsync();
        }
    }

    private async Task ChangeAsync(CrmSession crm)
    {
        var account = await OneAsync<Account>(crm);
        var contact = await OneAsync<Contact>(crm);
        switch (random.Next(9))
        {
            case 0: crm.Add(new Account { Name = "A", Industry = Industry(), ParentId = account?.Id }); break;
            case 1: crm.Add(new Contact { LastName = "C", JobTitle = Title(), AccountId = account?.Id }); break;
            case 2: crm.Add(new Deal { Name = "D", AccountId = account?.Id, Amount = new Money(random.Next(2_000), "EUR") }); break;
            case 3:
                var call = crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "S", ContactId = contact?.Id, AccountId = account?.Id });
                if (random.Next(2) == 0)
                {
                    await crm.CompleteAsync(call);
                }

                break;
            case 4 when account is not null: account.Industry = Industry(); break;
            case 5 when contact is not null: (contact.JobTitle, contact.AccountId) = (Title(), random.Next(3) == 0 ? null : account?.Id ?? contact.AccountId); break;
            case 6 when await OneAsync<Deal>(crm) is { ClosedAt: null } deal: await crm.MoveAsync(deal, random.Next(2) == 0 ? "won" : "talking", "r"); break;
            case 7 when await OneAsync<Activity>(crm) is { } activity: activity.ContactId = contact?.Id; break;
            case 8 when await OneAsync<Activity>(crm) is { } activity: crm.Delete(activity); break;
        }
    }

    private async Task<T?> OneAsync<T>(CrmSession crm)
        where T : Records.Record
    {
        var rows = (await crm.Query<T>().Select("id").OrderBy("id").PageAsync(50)).Rows;
        if (rows.Count == 0)
        {
            return null;
        }

        var record = await crm.LoadForChangeAsync(rows[random.Next(rows.Count)].GetId<T>("id")!.Value);
        return record;
    }

    private string Industry() => random.Next(2) == 0 ? "SaaS" : "Retail";

    private string Title() => random.Next(2) == 0 ? "Head" : "Clerk";
}
