using NodaTime;

namespace Crm.Criteria;

/// <summary>
/// Arithmetic as every store does it: each result is rounded to four decimals, half away from zero, and what is beyond <see cref="Limit"/> or not defined is null.
/// So it is total, and never a number that is not so.
/// </summary>
public static class ExactNumbers
{
    /// <summary>The greatest operand and result, either side of zero, of whole numbers and others.</summary>
    public const decimal Limit = DecimalBounds.GreatestSum;

    private const long TicksPerDay = 864_000_000_000;

    /// <summary>The number, or null where it is beyond the limit.</summary>
    public static decimal? Within(decimal value) => Math.Abs(value) <= Limit ? value : null;

    /// <summary>The number, or null where it is beyond the limit.</summary>
    public static long? Within(long value) => value is <= (long)Limit and >= -(long)Limit ? value : null;

    /// <summary>A product of numbers within the limit.</summary>
    public static decimal? Multiply(decimal left, decimal right) => Within(Rounded(left * right));

    /// <summary>A product of numbers within the limit.</summary>
    public static long? Multiply(long left, long right) => Within((decimal)left * right) is { } product ? (long)product : null;

    /// <summary>A quotient of numbers within the limit, with at most four decimals; by zero null.</summary>
    public static decimal? Divide(decimal left, decimal right) => right == 0 ? null : Within(Rounded(left / right));

    /// <summary>A number within the limit rounded half away from zero.</summary>
    /// <param name="value">The number, with at most four decimals.</param>
    /// <param name="digits">Decimals that stay, -9 to 4; -3 rounds to thousands.</param>
    public static decimal Round(decimal value, int digits)
    {
        if (digits >= 0)
        {
            return decimal.Round(value, digits, MidpointRounding.AwayFromZero);
        }

        var unit = PowerOfTen(-digits);
        return decimal.Round(value / unit, 0, MidpointRounding.AwayFromZero) * unit;
    }

    /// <summary>The days from one instant to another, with four decimals: 8.64 seconds.</summary>
    public static decimal DaysBetween(Instant start, Instant end) =>
        Rounded((decimal)(end - start).BclCompatibleTicks / TicksPerDay);

    /// <summary>A date moved by days and then by months, clamped to the month's end; null where that is beyond <see cref="TimeBounds"/>.</summary>
    public static LocalDate? Shift(LocalDate date, int days, int months)
    {
        if (days < Period.DaysBetween(date, TimeBounds.FirstDate) || days > Period.DaysBetween(date, TimeBounds.LastDate))
        {
            return null;
        }

        var moved = date.PlusDays(days);
        var year = Math.Floor(((moved.Year * 12m) + moved.Month - 1 + months) / 12);
        return year >= TimeBounds.FirstDate.Year && year <= TimeBounds.LastDate.Year ? moved.PlusMonths(months) : null;
    }

    /// <summary>An instant moved by a length of time; null where that is beyond <see cref="TimeBounds"/>.</summary>
    public static Instant? Shift(Instant instant, Duration by) =>
        by >= TimeBounds.FirstInstant - instant && by < TimeBounds.EndOfInstants - instant ? instant + by : null;

    /// <summary>Ten to the power of 0 to 13.</summary>
    internal static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    private static decimal Rounded(decimal value) => decimal.Round(value, DecimalBounds.Scale, MidpointRounding.AwayFromZero);
}
