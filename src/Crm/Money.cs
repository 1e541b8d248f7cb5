using System.Globalization;

namespace Crm;

/// <summary>An amount in a currency. Kept to four decimals; within ±100,000,000,000.</summary>
/// <remarks>
/// The operators that compare with a plain number look at the amount alone. They are there for conditions written as lambdas
/// (<c>d => d.Amount > 10_000</c>), where the comparison is made in the tenant's base currency.
/// </remarks>
public readonly record struct Money
{
    /// <summary>The greatest amount.</summary>
    public const decimal MaxAmount = 100_000_000_000m;

    /// <summary>Makes an amount.</summary>
    /// <exception cref="CrmException">More than four decimals, or out of range (<c>crm.invalid</c>).</exception>
    public Money(decimal amount, Currency currency)
    {
        Amount = CheckAmount(amount, nameof(amount));
        Currency = currency;
    }

    /// <summary>The amount.</summary>
    public decimal Amount { get; }

    /// <summary>Its currency.</summary>
    public Currency Currency { get; }

    /// <summary>The same currency, rounded half to even at <paramref name="decimals"/> decimals.</summary>
    public Money Round(int decimals) => new(decimal.Round(Amount, decimals, MidpointRounding.ToEven), Currency);

    /// <summary>The amount, and that it is one a store can keep.</summary>
    /// <exception cref="CrmException">More than four decimals, or out of range (<c>crm.invalid</c>).</exception>
    public static decimal CheckAmount(decimal amount, string field)
    {
        if (Math.Abs(amount) > MaxAmount)
        {
            throw CrmException.Invalid(field, "out_of_range", $"The amount must lie within ±{MaxAmount.ToString("N0", CultureInfo.InvariantCulture)}.");
        }

        return decimal.Round(amount, 4) == amount ? amount
            : throw CrmException.Invalid(field, "too_many_decimals", "An amount has at most four decimals.");
    }

    /// <summary>Compares the amount alone; for lambda conditions.</summary>
    public static bool operator >(Money left, decimal right) => left.Amount > right;

    /// <summary>Compares the amount alone; for lambda conditions.</summary>
    public static bool operator <(Money left, decimal right) => left.Amount < right;

    /// <summary>Compares the amount alone; for lambda conditions.</summary>
    public static bool operator >=(Money left, decimal right) => left.Amount >= right;

    /// <summary>Compares the amount alone; for lambda conditions.</summary>
    public static bool operator <=(Money left, decimal right) => left.Amount <= right;

    /// <summary>The amount and the currency's code, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");
}
