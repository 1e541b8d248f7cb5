using Crm.Forecasting;
using Crm.Forecasting.Lifetime;
using Crm.Forecasting.Lifetime.Transactions;

namespace Crm.Insights;

/// <summary>How accounts renew: of those who have bought in every year of their own so far, which share buys in the next one.</summary>
internal sealed class RenewalModel
{
    private const int FewestAccounts = 30;
    private const int Year = 365;
    private readonly ShiftedBetaGeometric model;

    private RenewalModel(ShiftedBetaGeometric model) => this.model = model;

    /// <summary>Null: too few accounts are known for two years of their own and more, or all stayed, or all left.</summary>
    public static RenewalModel? Learn(IEnumerable<Purchase> purchases, DateOnly until, CancellationToken cancellationToken)
    {
        var accounts = purchases.GroupBy(p => p.Customer, StringComparer.Ordinal).Select(g => g.Select(p => p.Date).Where(d => d <= until).Order().ToList()).Where(d => d.Count > 0 && YearsOf(d, until) > 1).ToList();
        if (accounts.Count < FewestAccounts)
        {
            return null;
        }

        var cohorts = accounts.GroupBy(d => YearsOf(d, until)).OrderBy(g => g.Key).Select(g => (IReadOnlyList<double>)[.. Enumerable.Range(0, g.Key).Select(year => (double)g.Count(d => Renewals(d) >= year))]);
        try
        {
            return new(ShiftedBetaGeometric.Fit(cohorts, cancellationToken).Model);
        }
        catch (ForecastingException e) when (e.Code is ForecastingErrorCodes.TooFewValues or ForecastingErrorCodes.NoVariation)
        {
            return null;
        }
    }

    /// <summary>The odds of the coming year; null: the account left a year out.</summary>
    public double? Odds(IReadOnlyList<DateOnly> days, DateOnly until)
    {
        var complete = YearsOf(days, until);
        var renewals = Renewals(days);
        return renewals + 1 >= complete ? model.Retention(renewals) : null;
    }

    /// <summary>How many years of its own an account has behind it.</summary>
    private static int YearsOf(IReadOnlyList<DateOnly> days, DateOnly until) => (until.DayNumber - days[0].DayNumber + 1) / Year;

    /// <summary>How many years after the first it bought in, without leaving one out.</summary>
    private static int Renewals(IReadOnlyList<DateOnly> days)
    {
        var years = days.Select(d => (d.DayNumber - days[0].DayNumber) / Year).ToHashSet();
        return Enumerable.Range(1, years.Count).TakeWhile(years.Contains).Count();
    }
}
