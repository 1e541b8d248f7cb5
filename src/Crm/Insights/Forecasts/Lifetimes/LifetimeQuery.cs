using Crm.Contacts;
using Crm.Forecasting.Lifetime.Transactions;
using Crm.Queries;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using NodaTime;

namespace Crm.Insights;

/// <summary>Reckons what accounts are worth by the purchases that may be seen, with models of the purchases of all.</summary>
internal sealed class LifetimeQuery(CrmSession session, LifetimeOptions options, CancellationToken cancellationToken)
{
    public async ValueTask<List<AccountLifetime>> AllAsync()
    {
        await RequireAsync().ConfigureAwait(false);
        var accounts = new HashSet<Guid>();
        await foreach (var row in session.Query<Account>().Select("id").Where("deals any (stage.kind = won)").StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            accounts.Add(row.Get<Guid>("id"));
        }

        var all = await OfAsync(session.Query<Deal>(), accounts.Contains).ConfigureAwait(false);
        return [.. all.OrderByDescending(a => a.Value).ThenBy(a => a.AccountId)];
    }

    public async ValueTask<AccountLifetime?> OneAsync(Id<Account> account)
    {
        var known = (await session.GetAsync(account, cancellationToken).ConfigureAwait(false)).Get<Guid>("id");
        await RequireAsync().ConfigureAwait(false);
        return (await OfAsync(session.Query<Deal>().Where("account = $account").Parameter("account", known), id => id == known).ConfigureAwait(false)).SingleOrDefault();
    }

    private ValueTask RequireAsync() => ForecastRights.RequireAsync(session, cancellationToken, "account");

    private async ValueTask<List<AccountLifetime>> OfAsync(RecordQuery deals, Func<Guid, bool> isShown)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var now = session.Services.Clock.Now();
        var today = PipelineDeals.Engine(now.InZone(scope.State.Zone).Date);
        var remembered = await ForecastMemory.OfAsync(session, scope, cancellationToken).ConfigureAwait(false);
        var bought = await remembered.LearnAsync((nameof(Purchase), today), () => Bought(remembered, now)).ConfigureAwait(false);
        var model = await remembered.LearnAsync((nameof(LifetimeModel), today), () => LifetimeModel.Learn([.. bought.Values], today, cancellationToken)).ConfigureAwait(false);
        var seen = new List<Purchase>();
        await foreach (var row in deals.Where("stage.kind = won and account is not null").Select("id").StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            if (bought.TryGetValue(row.Get<Guid>("id"), out var purchase) && isShown(Guid.Parse(purchase.Customer)))
            {
                seen.Add(purchase);
            }
        }

        var days = seen.GroupBy(p => p.Customer, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => p.Date).Order().ToList(), StringComparer.Ordinal);
        return seen.Count == 0 ? [] : [.. PurchaseSummary.Of(seen, today).Customers.Select(c => model.Of(c, days[c.Customer], options, today))];
    }

    /// <summary>The purchases of all accounts, by deal: won deals with an amount above 0.</summary>
    private static Dictionary<Guid, Purchase> Bought(Remembered remembered, Instant now)
    {
        var make = new PipelineDeals(remembered.Stages, remembered.Of.Zone);
        var purchases = new Dictionary<Guid, Purchase>();
        foreach (var past in remembered.History.Deals)
        {
            if (past.Until(now, null) is { } versions && versions[^1] is { Amount: > 0, Account: { } account } last && remembered.Stages.KindOf(last.Stage) == StageKinds.Won)
            {
                purchases.Add(past.Id, new(account.ToString("D"), make.Day(last.ClosedAt ?? last.From), (double)last.Amount));
            }
        }

        return purchases;
    }
}
