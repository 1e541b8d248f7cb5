using System.Globalization;
using Crm.Contacts;
using Crm.Queries;
using Crm.Records;
using Crm.Sales;
using Crm.Sessions;

namespace Crm.Insights;

/// <summary>
/// Offers to an account. Learnt from all of the tenant, of which only shares come out, and only where at least three accounts alike have bought; what the account has, and who is named, is what whoever asks may see.
/// </summary>
internal static class OfferQuery
{
    private const int Fewest = 3;
    private static readonly string[] Fields = ["account", "product", "stage"];

    public static async ValueTask<OfferReport> RunAsync(CrmSession session, Id<Account> account, int size, CancellationToken cancellationToken)
    {
        if (size is < 1 or > 100)
        {
            throw CrmException.Invalid("size", "out_of_range", "There are 1-100 offers.");
        }

        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var row = await session.GetAsync(account, cancellationToken).ConfigureAwait(false);
        account = row.GetId<Account>("id")!.Value;
        var has = await OwnedAsync(session, scope, account, cancellationToken).ConfigureAwait(false);
        var table = await PurchaseTable.LoadAsync(session.Inner(scope.Tenant, "offers"), cancellationToken).ConfigureAwait(false);
        var industry = row.TryGet("industry", out var value) ? (string?)value : null;
        var ranked = new OfferModel(table).Rank(account.Value, industry, has).Where(o => o.Buyers.Count >= Fewest).Take(size).ToList();
        var products = await ProductsAsync(session, [.. ranked.Select(o => o.Product).Concat(has)], cancellationToken).ConfigureAwait(false);
        var offers = new List<Offer>(ranked.Count);
        foreach (var offer in ranked.Where(o => products.ContainsKey(o.Product)))
        {
            offers.Add(Make(offer, products, has, await ExamplesAsync(session, scope, offer, cancellationToken).ConfigureAwait(false)));
        }

        return new(offers, OfferBackTest.Run(table));
    }

    private static async ValueTask<HashSet<Guid>> OwnedAsync(CrmSession session, Scope scope, Id<Account> account, CancellationToken cancellationToken)
    {
        var deal = scope.State.Model["deal"];
        if (!scope.IsSystem && !Fields.All(f => scope.Rights.MayRead(deal, deal.AllFields.First(d => d.Name == f))))
        {
            return [];
        }

        var rows = await session.Query("deal").Where("account = $account and stage.kind = won and product is not null").Parameter("account", account.Value)
            .GroupAsync(["product"], ["count"], cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => r.Values[0]).OfType<Guid>()];
    }

    private static async ValueTask<Dictionary<Guid, Row>> ProductsAsync(CrmSession session, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var products = new Dictionary<Guid, Row>();
        foreach (var chunk in ids.Distinct().Chunk(500))
        {
            await foreach (var row in session.Query("product").Where("id in $ids").Parameter("ids", chunk).StreamAsync(cancellationToken).ConfigureAwait(false))
            {
                products[(Guid)row["id"]!] = row;
            }
        }

        return products;
    }

    private static async ValueTask<IReadOnlyList<string>> ExamplesAsync(CrmSession session, Scope scope, RankedOffer offer, CancellationToken cancellationToken)
    {
        var entity = scope.State.Model["account"];
        if (!scope.IsSystem && !scope.Rights.MayRead(entity, (FieldDefinition)entity.Fields["name"]))
        {
            return [];
        }

        var near = offer.Buyers.Take(Fewest * 3).ToList();
        var page = await session.Query("account").Where("id in $ids and deals any(stage.kind = won and product = $product)")
            .Parameter("ids", near).Parameter("product", offer.Product).Select("id", "name").PageAsync(near.Count, null, cancellationToken).ConfigureAwait(false);
        return [.. page.Rows.OrderBy(r => near.IndexOf((Guid)r["id"]!)).Take(3).Select(r => (string)r["name"]!)];
    }

    private static Offer Make(RankedOffer offer, Dictionary<Guid, Row> products, HashSet<Guid> has, IReadOnlyList<string> examples)
    {
        var product = products[offer.Product];
        var named = examples.Count == 0 ? "" : $", {string.Join(", ", examples)} among them";
        return new(
            new(offer.Product), Get<string>(product, "name"), Kind(product, products, has), offer.Share, offer.BaseShare, offer.Buyers.Count, offer.OutOf, examples,
            string.Create(CultureInfo.InvariantCulture, $"{offer.Buyers.Count} of the {offer.OutOf} accounts most like it bought it{named}; of all that buy, {offer.BaseShare * 100:0} % did."));
    }

    private static OfferKind Kind(Row product, Dictionary<Guid, Row> products, HashSet<Guid> has)
    {
        if (Get<string>(product, "series") is not { } series || Get<decimal?>(product, "listPrice") is not { } price)
        {
            return OfferKind.CrossSell;
        }

        var same = has.Where(products.ContainsKey).Select(h => products[h]).Where(p => Get<string>(p, "series") == series).ToList();
        return same.Count > 0 && same.All(p => Get<decimal?>(p, "listPrice") < price) ? OfferKind.UpSell : OfferKind.CrossSell;
    }

    private static T? Get<T>(Row row, string column) => row.TryGet(column, out _) ? row.Get<T>(column) : default;
}
