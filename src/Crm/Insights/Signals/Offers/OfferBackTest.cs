namespace Crm.Insights;

/// <summary>Holds offers against what was bought next.</summary>
internal static class OfferBackTest
{
    private const double Held = 0.2;
    private const int Least = 10;
    private const int Most = 500;
    private const int Offered = 3;

    /// <returns>Null where fewer than ten purchases of something new were made by accounts known before.</returns>
    public static OfferRecord? Run(PurchaseTable table)
    {
        var start = (int)(table.Purchases.Count * (1 - Held));
        var known = table.Before(start);
        var model = new OfferModel(known);
        var owned = known.Purchases.ToLookup(p => p.Account);
        int purchases = 0, met = 0, popular = 0;
        var held = table.Purchases.Skip(start).Where(p => owned.Contains(p.Account)).ToList();
        foreach (var next in held.Where((_, i) => i % ((held.Count / Most) + 1) == 0))
        {
            var has = owned[next.Account].Select(p => p.Product).ToHashSet();
            purchases++;
            met += model.Rank(next.Account, next.Industry, has).Take(Offered).Any(o => o.Product == next.Product) ? 1 : 0;
            popular += model.Popular(has).Take(Offered).Contains(next.Product) ? 1 : 0;
        }

        return purchases < Least ? null : new(purchases, (double)met / purchases, (double)popular / purchases);
    }
}
