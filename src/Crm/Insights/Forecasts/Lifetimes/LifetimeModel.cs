using System.Globalization;
using Crm.Forecasting;
using Crm.Forecasting.Lifetime;
using Crm.Forecasting.Lifetime.Transactions;

namespace Crm.Insights;

/// <summary>What the purchases of all accounts say of how accounts buy.</summary>
internal sealed class LifetimeModel
{
    private const int FewestAccounts = 30;
    private const int FewestRepeaters = 10;
    private readonly ModelChoice choice;
    private readonly GammaGamma? spending;
    private readonly double meanSpend;
    private readonly RenewalModel? renewal;

    private LifetimeModel(ModelChoice choice, GammaGamma? spending, double meanSpend, RenewalModel? renewal) => (this.choice, this.spending, this.meanSpend, this.renewal) = (choice, spending, meanSpend, renewal);

    public static LifetimeModel Learn(IReadOnlyCollection<Purchase> purchases, DateOnly until, CancellationToken cancellationToken)
    {
        try
        {
            purchases = InOrder(purchases);
            var customers = purchases.Count == 0 ? [] : PurchaseSummary.Of(purchases, until).Customers;
            var repeaters = customers.Where(c => c.History.Frequency > 0).ToList();
            return customers.Length < FewestAccounts || repeaters.Count < FewestRepeaters
                ? throw TooLittle(null)
                : new(
                    PurchaseModels.Choose(purchases, until, cancellationToken: cancellationToken),
                    repeaters.Select(c => c.MeanSpend).Distinct().Count() > 1 ? GammaGamma.Fit([.. repeaters.Select(c => c.History.Frequency)], [.. repeaters.Select(c => c.MeanSpend)], default, cancellationToken).Model : null,
                    purchases.Average(p => p.Spend),
                    RenewalModel.Learn(purchases, until, cancellationToken));
        }
        catch (ForecastingException e) when (e.Code is ForecastingErrorCodes.TooFewValues or ForecastingErrorCodes.NoVariation)
        {
            throw TooLittle(e);
        }
    }

    public AccountLifetime Of(CustomerSummary customer, IReadOnlyList<DateOnly> days, LifetimeOptions options, DateOnly until)
    {
        const double Weeks = 365.25 / 7;
        var model = choice.Fit.Model;
        var spend = spending?.ExpectedSpend(customer.History.Frequency, customer.MeanSpend) is { } expected && double.IsFinite(expected) ? expected : meanSpend;
        return new(
            new(Guid.Parse(customer.Customer)),
            customer.History.Frequency + 1,
            PipelineDeals.Calendar(days[^1]),
            model.ProbabilityAlive(customer.History),
            model.ExpectedPurchases(customer.History, Weeks),
            options.Margin * spend * model.DiscountedPurchases(customer.History, Math.Log(1 + options.YearlyDiscount) / Weeks, options.Years * Weeks),
            renewal?.Odds(days, until),
            model.Name,
            choice.Errors[0].MeanAbsolute);
    }

    /// <summary>By what was bought when, customers called by their place in that: what is learned does not hang on their ids.</summary>
    private static List<Purchase> InOrder(IEnumerable<Purchase> purchases) =>
    [
        .. purchases.GroupBy(p => p.Customer, StringComparer.Ordinal)
            .Select(g => g.OrderBy(p => p.Date).ThenBy(p => p.Spend).ToList())
            .OrderBy(g => g[0].Date).ThenBy(g => string.Join(',', g.Select(p => FormattableString.Invariant($"{p.Date.DayNumber}:{p.Spend:R}"))), StringComparer.Ordinal)
            .SelectMany((g, i) => g.Select(p => p with { Customer = i.ToString("D9", CultureInfo.InvariantCulture) })),
    ];

    private static CrmException TooLittle(Exception? inner) => new(
        CrmErrors.TooLittleData, $"What accounts are worth is learned from {FewestAccounts} accounts with a purchase and more, of which {FewestRepeaters} bought again; there are fewer, or all alike.", inner);
}
