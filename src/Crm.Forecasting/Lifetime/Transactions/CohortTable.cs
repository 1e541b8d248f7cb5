using System.Collections.Immutable;

namespace Crm.Forecasting.Lifetime.Transactions;

/// <summary>Customers by the month of their first purchase, and what each group did in the months after. Immutable, thread-safe.</summary>
/// <param name="Cohorts">The cohorts, from the oldest on; months without a new customer have none.</param>
public sealed record CohortTable(ImmutableArray<Cohort> Cohorts)
{
    /// <summary>Makes the table. O(n log n).</summary>
    /// <param name="purchases">The purchases, in any order; those of a customer on one day are one.</param>
    /// <param name="until">The last day that is known. Later purchases are left out; a month that has only begun then has a column, too.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidValue"/>: spending is not finite. <see cref="ForecastingErrorCodes.TooFewValues"/>: there are no purchases until then.</exception>
    public static CohortTable Of(IEnumerable<Purchase> purchases, DateOnly until)
    {
        var cohorts = new SortedDictionary<int, (int Customers, CohortMonth[] Months)>();
        foreach (var (_, days) in PurchaseDays.ByCustomer(purchases))
        {
            var start = MonthNumber(days[0].Date);
            if (days[0].Date > until)
            {
                continue;
            }

            if (!cohorts.TryGetValue(start, out var cohort))
            {
                cohort = (0, [.. Enumerable.Repeat(new CohortMonth(0, 0, 0), MonthNumber(until) - start + 1)]);
            }

            var active = -1;
            foreach (var day in days.TakeWhile(d => d.Date <= until))
            {
                var age = MonthNumber(day.Date) - start;
                var month = cohort.Months[age];
                cohort.Months[age] = new(month.Customers + (age == active ? 0 : 1), month.Purchases + 1, month.Spend + day.Spend);
                active = age;
            }

            cohorts[start] = (cohort.Customers + 1, cohort.Months);
        }

        return cohorts.Count == 0
            ? throw Refuse.TooFew($"There are no purchases up to {until:yyyy-MM-dd}; a table needs one.")
            : new([.. cohorts.Select(c => new Cohort(new DateOnly(c.Key / 12, (c.Key % 12) + 1, 1), c.Value.Customers, [.. c.Value.Months]))]);
    }

    private static int MonthNumber(DateOnly date) => (date.Year * 12) + date.Month - 1;
}
