namespace Crm.Insights;

/// <summary>
/// What accounts alike bought: nearest neighbours by the cosine of what they have (products and industry, each the heavier the rarer), the shares of their purchases drawn towards
/// the share among all (Herlocker et al. 1999, section 4; the pull is that of a beta prior).
/// </summary>
internal sealed class OfferModel
{
    private const int Neighbours = 50;

    /// <summary>As many accounts as anybody as stand beside those alike.</summary>
    private const double Pull = 5;

    private readonly Dictionary<Guid, (string? Industry, HashSet<Guid> Products)> accounts = [];
    private readonly Dictionary<Guid, List<Guid>> buyers = [];
    private readonly Dictionary<Guid, double> lengths;
    private readonly Dictionary<string, List<Guid>> industries = new(StringComparer.Ordinal);

    private readonly PurchaseTable table;

    public OfferModel(PurchaseTable table)
    {
        this.table = table;
        foreach (var purchase in table.Purchases)
        {
            if (!accounts.TryGetValue(purchase.Account, out var account))
            {
                accounts[purchase.Account] = account = (Key(purchase.Industry), []);
                if (account.Industry is { } industry)
                {
                    Of(industries, industry).Add(purchase.Account);
                }
            }

            account.Products.Add(purchase.Product);
            Of(buyers, purchase.Product).Add(purchase.Account);
        }

        lengths = accounts.ToDictionary(a => a.Key, a => Length(a.Value.Industry, a.Value.Products));
    }

    /// <summary>The products an account has not, the most probable first; none where nobody is like it.</summary>
    public IReadOnlyList<RankedOffer> Rank(Guid self, string? industry, IReadOnlySet<Guid> has)
    {
        var alike = Alike(self, Key(industry), has);
        var weight = alike.Sum(a => a.Likeness);
        return alike.Count == 0 ? [] :
        [
            .. from product in buyers.Keys
               where !has.Contains(product)
               let among = alike.Where(a => accounts[a.Account].Products.Contains(product)).ToList()
               let share = BaseShare(product)
               orderby (among.Sum(a => a.Likeness) + (Pull * share)) / (weight + Pull) descending, table.PlaceOfProduct(product)
               select new RankedOffer(product, (among.Sum(a => a.Likeness) + (Pull * share)) / (weight + Pull), share, [.. among.Select(a => a.Account)], alike.Count),
        ];
    }

    public IEnumerable<Guid> Popular(IReadOnlySet<Guid> has) => buyers.Where(b => !has.Contains(b.Key)).OrderByDescending(b => b.Value.Count).ThenBy(b => table.PlaceOfProduct(b.Key)).Select(b => b.Key);

    private List<(Guid Account, double Likeness)> Alike(Guid self, string? industry, IReadOnlySet<Guid> has)
    {
        var shared = new Dictionary<Guid, double>();
        void Share(List<Guid> owners)
        {
            var weight = Weight(owners.Count);
            foreach (var owner in owners)
            {
                shared[owner] = shared.GetValueOrDefault(owner) + (weight * weight);
            }
        }

        foreach (var product in Known(has))
        {
            Share(buyers[product]);
        }

        if (industry is not null && industries.TryGetValue(industry, out var same))
        {
            Share(same);
        }

        shared.Remove(self);
        var own = Length(industry, has);
        return [.. shared.Select(s => (s.Key, Likeness: s.Value / (own * lengths[s.Key])))
            .Where(s => s.Likeness > 0).OrderByDescending(s => s.Likeness).ThenBy(s => table.PlaceOfAccount(s.Key)).Take(Neighbours)];
    }

    private double Length(string? industry, IEnumerable<Guid> products)
    {
        var squares = Known(products).Sum(p => Math.Pow(Weight(buyers[p].Count), 2));
        return Math.Sqrt(squares + (industry is not null && industries.TryGetValue(industry, out var same) ? Math.Pow(Weight(same.Count), 2) : 0));
    }

    /// <summary>Those that somebody has bought, in an order that sums of them are alike in.</summary>
    private IEnumerable<Guid> Known(IEnumerable<Guid> products) => products.Where(buyers.ContainsKey).OrderBy(table.PlaceOfProduct);

    /// <summary>What everybody has says nothing.</summary>
    private double Weight(int owners) => Math.Log((1.0 + accounts.Count) / owners);

    private double BaseShare(Guid product) => (double)buyers[product].Count / accounts.Count;

    private static string? Key(string? industry) => industry is null ? null : Crm.Criteria.TextFolding.Fold(industry);

    private static List<Guid> Of<TKey>(Dictionary<TKey, List<Guid>> lists, TKey key)
        where TKey : notnull => lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}

/// <summary>A product as ranked for an account.</summary>
internal sealed record RankedOffer(Guid Product, double Share, double BaseShare, IReadOnlyList<Guid> Buyers, int OutOf);
