using Crm.Sessions;
using NodaTime;

namespace Crm.Insights;

/// <summary>Which account first bought which product when: the won deals of a tenant, in one statement.</summary>
internal sealed class PurchaseTable
{
    /// <summary>Who is too many to compare with is left out, the oldest first.</summary>
    private const int MostAccounts = 20_000;

    public PurchaseTable(IEnumerable<FirstPurchase> purchases) => Purchases = [.. purchases.OrderBy(p => p.At).ThenBy(p => p.Account).ThenBy(p => p.Product)];

    public IReadOnlyList<FirstPurchase> Purchases { get; }

    public static async ValueTask<PurchaseTable> LoadAsync(CrmSession session, CancellationToken cancellationToken)
    {
        var rows = await session.Query("deal").Where("stage.kind = won and account is not null and product is not null")
            .GroupAsync(["account", "product", "account.industry"], ["min(closedAt) as first"], cancellationToken).ConfigureAwait(false);
        var purchases = rows.Where(r => r["first"] is not null)
            .Select(r => new FirstPurchase((Guid)r.Values[0]!, (Guid)r.Values[1]!, (string?)r.Values[2], (Instant)r["first"]!)).ToList();
        var kept = purchases.GroupBy(p => p.Account).OrderByDescending(g => g.Max(p => p.At)).ThenBy(g => g.Key).Take(MostAccounts);
        return new(kept.SelectMany(g => g));
    }

    public PurchaseTable Before(int purchase) => new(Purchases.Take(purchase));
}

/// <summary>The first time that an account bought a product.</summary>
internal sealed record FirstPurchase(Guid Account, Guid Product, string? Industry, Instant At);
