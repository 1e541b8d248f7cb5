using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Crm.Forecasting.Lifetime.Transactions;

/// <summary>Purchases as recency, frequency and monetary value of each customer, with a part held out to judge forecasts by. Immutable, thread-safe.</summary>
public sealed class PurchaseSummary
{
    private PurchaseSummary(ImmutableArray<CustomerSummary> customers, TimeUnit unit, double horizon)
    {
        Customers = customers;
        Unit = unit;
        HeldOutHorizon = horizon;
    }

    /// <summary>The customers with a purchase in the calibration, in the order of their names by code points.</summary>
    public ImmutableArray<CustomerSummary> Customers { get; }

    /// <summary>The unit of all times.</summary>
    public TimeUnit Unit { get; }

    /// <summary>How long the part is that was held out; 0 where there is none.</summary>
    public double HeldOutHorizon { get; }

    /// <summary>Sums purchases up. Purchases of a customer on one day are one; the first day of all does not count as a repeat purchase. O(n log n).</summary>
    /// <param name="purchases">The purchases, in any order.</param>
    /// <param name="calibrationEnd">The last day of the calibration. Customers who first bought later are left out.</param>
    /// <param name="until">The last day that is held out after it; null (the default): nothing is held out. Later purchases are left out.</param>
    /// <param name="unit">The unit of times; the default is <see cref="TimeUnit.Week"/>.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ForecastingException">
    /// <see cref="ForecastingErrorCodes.TooFewValues"/>: there are no purchases up to the end of the calibration. <see cref="ForecastingErrorCodes.InvalidValue"/>: spending is not finite. <see cref="ForecastingErrorCodes.InvalidOption"/>: until is before the end of the calibration.
    /// </exception>
    public static PurchaseSummary Of(IEnumerable<Purchase> purchases, DateOnly calibrationEnd, DateOnly? until = null, TimeUnit unit = TimeUnit.Week)
    {
        var end = until ?? calibrationEnd;
        if (end < calibrationEnd)
        {
            throw Refuse.Option($"Held out until {end:yyyy-MM-dd}, which is before the calibration ends on {calibrationEnd:yyyy-MM-dd}.");
        }

        var customers = ImmutableArray.CreateBuilder<CustomerSummary>();
        foreach (var (customer, days) in PurchaseDays.ByCustomer(purchases))
        {
            if (days[0].Date <= calibrationEnd)
            {
                customers.Add(Sum(customer, days, calibrationEnd, end, unit));
            }
        }

        if (customers.Count == 0)
        {
            throw Refuse.TooFew($"There are no purchases up to {calibrationEnd:yyyy-MM-dd}; a summary needs one.");
        }

        return new(customers.DrainToImmutable(), unit, Units(calibrationEnd, end, unit));
    }

    /// <summary>The histories, to fit a model to.</summary>
    /// <returns>The customers, in the order of <see cref="Customers"/>.</returns>
    /// <exception cref="ForecastingException">As of <see cref="CustomerBase"/>.</exception>
    public CustomerBase ToCustomerBase() => new(
        [.. Customers.Select(c => c.History.Frequency)], [.. Customers.Select(c => c.History.Recency)], [.. Customers.Select(c => c.History.Age)]);

    private static CustomerSummary Sum(string customer, List<PurchaseDay> days, DateOnly calibrationEnd, DateOnly end, TimeUnit unit)
    {
        var (first, last, repeats, spend, later, laterSpend) = (days[0].Date, days[0].Date, 0, 0.0, 0, 0.0);
        foreach (var day in CollectionsMarshal.AsSpan(days)[1..])
        {
            if (day.Date <= calibrationEnd)
            {
                (last, repeats, spend) = (day.Date, repeats + 1, spend + day.Spend);
            }
            else if (day.Date <= end)
            {
                (later, laterSpend) = (later + 1, laterSpend + day.Spend);
            }
        }

        var history = new PurchaseHistory(repeats, Units(first, last, unit), Units(first, calibrationEnd, unit));
        return new(customer, first, history, repeats == 0 ? 0 : spend / repeats, later, laterSpend);
    }

    private static double Units(DateOnly from, DateOnly to, TimeUnit unit) => (to.DayNumber - from.DayNumber) / (unit == TimeUnit.Week ? 7.0 : 1.0);
}
