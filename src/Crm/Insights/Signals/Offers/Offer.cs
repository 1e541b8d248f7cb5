using Crm.Sales;

namespace Crm.Insights;

/// <summary>A product that an account might buy, because accounts like it did.</summary>
/// <param name="Product">The product.</param>
/// <param name="Name">Its name, where it may be read.</param>
/// <param name="Kind">Whether it goes beside what they have, or above it.</param>
/// <param name="Share">How many of the accounts alike have bought it, 0-1, weighed by likeness and drawn towards <paramref name="BaseShare"/> where few are alike.</param>
/// <param name="BaseShare">How many of all buying accounts have.</param>
/// <param name="Alike">How many of the accounts alike bought it.</param>
/// <param name="OutOf">How many accounts alike there are: the nearest 50, or fewer.</param>
/// <param name="Examples">Up to three of them that whoever asks may see, by name.</param>
/// <param name="Reason">All of it in a sentence.</param>
public sealed record Offer(Id<Product> Product, string? Name, OfferKind Kind, double Share, double BaseShare, int Alike, int OutOf, IReadOnlyList<string> Examples, string Reason)
{
    /// <summary>How many times as probable as with any account.</summary>
    public double Lift => BaseShare > 0 ? Share / BaseShare : 0;
}

/// <summary>Whether a product goes beside what an account has, or above it.</summary>
public enum OfferKind
{
    /// <summary>Something else.</summary>
    CrossSell,

    /// <summary>Of the series of something they have, at a higher list price than all they have of it.</summary>
    UpSell,
}

/// <summary>Offers to an account, with how well such offers would have met what accounts bought next.</summary>
/// <param name="Offers">The offers, the greatest share first; empty where nothing is known of the account or of any other like it.</param>
/// <param name="Record">How past offers did; null where there is too little to tell.</param>
public sealed record OfferReport(IReadOnlyList<Offer> Offers, OfferRecord? Record);

/// <summary>What was bought in the last fifth of all first purchases, held against offers made of what was known before it.</summary>
/// <param name="Purchases">How many purchases of something new by accounts that had bought before were judged; at most 500, evenly chosen.</param>
/// <param name="Met">The share of them that was among the first three offers.</param>
/// <param name="MetByPopularity">The share that was among the three products most accounts have, of those the account had not: what offers must beat.</param>
public sealed record OfferRecord(int Purchases, double Met, double MetByPopularity);
