using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Crm.Forecasting.Lifetime.Transactions;

/// <summary>The customers who first bought in one month.</summary>
/// <param name="Start">The first day of that month.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="Months">What they did in that month (0) and in each after it, as far as it is known.</param>
public sealed record Cohort(DateOnly Start, int Customers, ImmutableArray<CohortMonth> Months)
{
    /// <summary>The share of the cohort that bought in a month.</summary>
    /// <param name="month">0: the month of the first purchase; below the number of <see cref="Months"/>.</param>
    /// <returns>0 to 1; 1 in month 0.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the month is not known.</exception>
    public double ActiveShare(int month) => (uint)month < (uint)Months.Length
        ? (double)Months[month].Customers / Customers
        : throw Refuse.Option($"Month {month} of the cohort of {Start:yyyy-MM} was asked for; 0 to {Months.Length - 1} are known.");
}

/// <summary>What a cohort did in a month.</summary>
/// <param name="Customers">How many of its customers bought.</param>
/// <param name="Purchases">On how many days, over all customers, first purchases included.</param>
/// <param name="Spend">For how much.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CohortMonth(int Customers, int Purchases, double Spend);
