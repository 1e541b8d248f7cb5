using Crm.Activities;
using Crm.Contacts;
using Crm.Sales;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Accounts that buy and answer, told in days before now.</summary>
internal static class SignalScene
{
    public static async Task<Deal> WonAsync(Crm.Sessions.CrmSession crm, Instant now, Account account, double daysAgo, Product? product = null, Id<User>? owner = null)
    {
        var at = now - Duration.FromDays(daysAgo);
        var deal = crm.Add(new Deal { Name = $"{daysAgo}", AccountId = account.Id, ProductId = product?.Id, Amount = new Money(100, "EUR") }, owner ?? Org.Boss);
        crm.Assign(deal, owner ?? Org.Boss);
        return await crm.ImportDealAsync(deal, "Sales", [new(at - Duration.FromDays(10), "new"), new(at, "won")]);
    }

    public static async Task<Activity> AnswerAsync(Crm.Sessions.CrmSession crm, Instant now, Id<Account>? account, double daysAgo, string? direction = "in", Id<Deal>? deal = null)
    {
        var call = crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "Call", Direction = direction, AccountId = account, DealId = deal }, Org.Boss);
        await crm.CompleteAsync(call, at: now - Duration.FromDays(daysAgo));
        return call;
    }
}
