using Crm.Activities;
using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Accounts, contacts, deals and activities that come, change and go at random, and cards that look at them from near and far.</summary>
internal sealed class ScoreWorld
{
    private readonly HashSet<Guid> deleted = [];

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

    /// <summary>Does one thing.</summary>
    /// <param name="crm">Where; unsaved.</param>
    /// <param name="step">What, to which contact or the like, in which account.</param>
    public async Task ChangeAsync(CrmSession crm, (int What, int Who, int Which) step)
    {
        var (kind, variant) = (step.What % 9, step.What / 9);
        var account = await OneAsync<Account>(crm, step.Which);
        var contact = await OneAsync<Contact>(crm, step.Who);
        switch (kind)
        {
            case 0: crm.Add(new Account { Name = "A", Industry = Industry(variant), ParentId = account?.Id }); break;
            case 1: crm.Add(new Contact { LastName = "C", JobTitle = Title(variant), AccountId = account?.Id }); break;
            case 2: crm.Add(new Deal { Name = "D", AccountId = account?.Id, Amount = new Money(step.Which % 2_000, "EUR") }); break;
            case 3:
                var call = crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "S", ContactId = contact?.Id, AccountId = account?.Id });
                if (variant % 2 == 0)
                {
                    await crm.CompleteAsync(call);
                }

                break;
            case 4 when account is not null: account.Industry = Industry(variant); break;
            case 5 when contact is not null: (contact.JobTitle, contact.AccountId) = (Title(variant), variant % 3 == 0 ? null : account?.Id ?? contact.AccountId); break;
            case 6 when await OneAsync<Deal>(crm, step.Who) is { ClosedAt: null } deal: await crm.MoveAsync(deal, variant % 2 == 0 ? "won" : "lost", "r"); break;
            case 7 when await OneAsync<Activity>(crm, step.Which) is { } activity: activity.ContactId = contact?.Id; break;
            case 8 when await OneAsync<Activity>(crm, step.Who) is { } activity:
                crm.Delete(activity);
                deleted.Add(activity.Key);
                break;
        }
    }

    /// <summary>One of the records that are stored, and not yet told to go.</summary>
    private async Task<T?> OneAsync<T>(CrmSession crm, int number)
        where T : Records.Record
    {
        var rows = (await crm.Query<T>().Select("id").OrderBy("id").PageAsync(50)).Rows.Select(r => r.GetId<T>("id")!.Value)
            .Where(id => !deleted.Contains(id.Value)).ToList();
        return rows.Count == 0 ? null : await crm.LoadForChangeAsync(rows.Of(number));
    }

    private static string Industry(int variant) => variant % 2 == 0 ? "SaaS" : "Retail";

    private static string Title(int variant) => variant % 2 == 0 ? "Head" : "Clerk";
}
