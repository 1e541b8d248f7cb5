using Crm.Sessions;
using NodaTime;

namespace Crm.Insights;

/// <summary>Which account first bought which product when: the won deals of a tenant, in one statement.</summary>
internal sealed class PurchaseTable
{
    /// <summary>Who is too many to compare with is left out, the oldest first.</summary>
    private const int MostAccounts = 20_000;

    private readonly Dictionary<Guid, int> accounts;
    private readonly Dictionary<Guid, int> products;

    public PurchaseTable(IReadOnlyList<FirstPurchase> purchases)
        : this(
            purchases,
            Places(purchases.GroupBy(p => p.Account), p => p.AccountName, p => p.ProductName),
            Places(purchases.GroupBy(p => p.Product), p => p.ProductName, p => p.AccountName))
    {
    }

    private PurchaseTable(IEnumerable<FirstPurchase> purchases, Dictionary<Guid, int> accounts, Dictionary<Guid, int> products)
    {
        (this.accounts, this.products) = (accounts, products);
        Purchases = [.. purchases.OrderBy(p => p.At).ThenBy(p => accounts[p.Account]).ThenBy(p => products[p.Product])];
    }

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<FirstPurchase> Purchases { get; }

    public static async ValueTask<PurchaseTable> LoadAsync(CrmSession session, CancellationToken cancellationToken)
    {
        var rows = await session.Query("deal").Where("stage.kind = won and account is not null and product is not null")
            .GroupAsync(["account", "product", "account.industry", "account.name", "product.name"], ["min(closedAt) as first"], cancellationToken).ConfigureAwait(false);
        var purchases = rows.Where(r => r["first"] is not null)
            .Select(r => new FirstPurchase((Guid)r.Values[0]!, (string)r.Values[3]!, (Guid)r.Values[1]!, (string)r.Values[4]!, (string?)r.Values[2], (Instant)r["first"]!)).ToList();
        var all = new PurchaseTable(purchases);
        var kept = purchases.GroupBy(p => p.Account).OrderByDescending(g => g.Max(p => p.At)).ThenBy(g => all.PlaceOfAccount(g.Key)).Take(MostAccounts);
        return new([.. kept.SelectMany(g => g)], all.accounts, all.products);
    }

    public PurchaseTable Before(int purchase) => new(Purchases.Take(purchase), accounts, products);

    /// <summary>The place of an account among all, by name: where likeness is the same, it decides, and an id would decide by chance.</summary>
    public int PlaceOfAccount(Guid account) => accounts[account];

    /// <summary>The place of a product among all, by name.</summary>
    public int PlaceOfProduct(Guid product) => products[product];

    private static Dictionary<Guid, int> Places(IEnumerable<IGrouping<Guid, FirstPurchase>> all, Func<FirstPurchase, string> name, Func<FirstPurchase, string> other) =>
        ContentKey.Order(all, g => name(g.First()), g => string.Join('|', g.Select(p => $"{p.At.ToUnixTimeTicks()} {other(p)}").Order(StringComparer.Ordinal)), g => g.Key)
            .Select((g, i) => (g.Key, i)).ToDictionary(p => p.Key, p => p.i);
}

/// <summary>The first time that an account bought a product.</summary>
internal sealed record FirstPurchase(Guid Account, string AccountName, Guid Product, string ProductName, string? Industry, Instant At);
