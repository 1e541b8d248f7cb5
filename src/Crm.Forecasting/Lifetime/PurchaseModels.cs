using System.Collections.Immutable;
using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Transactions;

namespace Crm.Forecasting.Lifetime;

/// <summary>The choice between the models of purchases.</summary>
public static class PurchaseModels
{
    /// <summary>Fits all models.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>BG/NBD, MBG/NBD and Pareto/NBD, the one with the lowest <see cref="LifetimeFit{TModel}.Aic"/> first: they have as many parameters, so it is the likeliest.</returns>
    public static ImmutableArray<LifetimeFit<IPurchaseModel>> FitAll(CustomerBase customers, CancellationToken cancellationToken = default)
    {
        LifetimeFit<IPurchaseModel>[] fits =
        [
            Widen(BgNbd.Fit(customers, cancellationToken)), Widen(MbgNbd.Fit(customers, cancellationToken)), Widen(ParetoNbd.Fit(customers, cancellationToken)),
        ];
        return [.. fits.OrderBy(fit => fit.Aic)];
    }

    /// <summary>
    /// Chooses by what was held out: the models are fitted to the first half of the time, judged by the second half, and the one with the lowest mean absolute error of a customer's purchases is fitted to all of it. As a
    /// likelihood looks at the past alone, it need not agree.
    /// </summary>
    /// <param name="purchases">The purchases, in any order; read more than once.</param>
    /// <param name="end">The last day that is known. Later purchases are left out.</param>
    /// <param name="unit">The unit of times; the default is <see cref="TimeUnit.Week"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The model and how all of them did.</returns>
    /// <exception cref="ForecastingException">As of <see cref="PurchaseSummary.Of"/> and <see cref="CustomerBase"/>, of either half.</exception>
    public static ModelChoice Choose(IReadOnlyCollection<Purchase> purchases, DateOnly end, TimeUnit unit = TimeUnit.Week, CancellationToken cancellationToken = default)
    {
        var all = PurchaseSummary.Of(purchases, end, unit: unit);
        var start = all.Customers.Min(c => c.FirstPurchase);
        var half = PurchaseSummary.Of(purchases, start.AddDays((end.DayNumber - start.DayNumber) / 2), end, unit);
        ImmutableArray<HeldOutError> errors = [.. FitAll(half.ToCustomerBase(), cancellationToken).Select(fit => HeldOutError.Of(fit.Model, half)).OrderBy(e => e.MeanAbsolute)];
        return new(FitAll(all.ToCustomerBase(), cancellationToken).First(fit => string.Equals(fit.Model.Name, errors[0].Model, StringComparison.Ordinal)), errors);
    }

    private static LifetimeFit<IPurchaseModel> Widen<TModel>(LifetimeFit<TModel> fit)
        where TModel : IPurchaseModel => new(fit.Model, fit.LogLikelihood, fit.Customers, fit.Parameters, fit.Status, fit.Evaluations);
}
