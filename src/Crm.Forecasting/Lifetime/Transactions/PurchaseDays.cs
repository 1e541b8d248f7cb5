using System.Runtime.InteropServices;

namespace Crm.Forecasting.Lifetime.Transactions;

/// <summary>What a customer spent on a day.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PurchaseDay(DateOnly Date, double Spend);

/// <summary>Purchases by customer and day.</summary>
internal static class PurchaseDays
{
    /// <summary>The customers in the order of their names, each with its days in the order of time, none of them empty.</summary>
    public static IEnumerable<(string Customer, List<PurchaseDay> Days)> ByCustomer(IEnumerable<Purchase> purchases)
    {
        var customers = new Dictionary<string, List<PurchaseDay>>(StringComparer.Ordinal);
        foreach (var purchase in purchases)
        {
            if (!double.IsFinite(purchase.Spend))
            {
                throw Refuse.Value($"Customer \"{purchase.Customer}\" spent {purchase.Spend} on {purchase.Date:yyyy-MM-dd}; spending is a finite number.");
            }

            ref var days = ref CollectionsMarshal.GetValueRefOrAddDefault(customers, purchase.Customer, out _);
            (days ??= []).Add(new(purchase.Date, purchase.Spend));
        }

        return customers.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, Merge(c.Value)));
    }

    private static List<PurchaseDay> Merge(List<PurchaseDay> days)
    {
        // The spending orders days of one date, so that the sum does not depend on the order of the purchases.
        days.Sort((a, b) => a.Date != b.Date ? a.Date.CompareTo(b.Date) : a.Spend.CompareTo(b.Spend));
        var merged = new List<PurchaseDay>(days.Count);
        foreach (var day in days)
        {
            if (merged.Count > 0 && merged[^1].Date == day.Date)
            {
                merged[^1] = merged[^1] with { Spend = merged[^1].Spend + day.Spend };
            }
            else
            {
                merged.Add(day);
            }
        }

        return merged;
    }
}
