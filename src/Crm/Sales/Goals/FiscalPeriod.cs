using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using Crm.Criteria;
using Crm.Queries;
using NodaTime;

namespace Crm.Sales;

/// <summary>
/// A month, quarter or year of a fiscal year. A fiscal year is named after the calendar year in which it begins, as the key of <c>closeDate by year</c> is:
/// with a start in April, <c>2026-Q4</c> is January to March 2027, and <c>2026-M01</c> is April 2026.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FiscalPeriod
{
    private readonly int number;

    private FiscalPeriod(int year, TimeUnit unit, int number) => (Year, Unit, this.number) = (year, unit, number);

    /// <summary>The calendar year in which its fiscal year begins; 1901 to 9990.</summary>
    public int Year { get; }

    /// <summary>How long it is: <see cref="TimeUnit.Month"/>, <see cref="TimeUnit.Quarter"/> or <see cref="TimeUnit.Year"/>.</summary>
    public TimeUnit Unit { get; }

    /// <summary>Which of its fiscal year, from 1.</summary>
    public int Number => number + 1;

    /// <summary>A month of a fiscal year, 1-12.</summary>
    /// <exception cref="CrmException">It is none (<c>crm.invalid</c>).</exception>
    public static FiscalPeriod OfMonth(int year, int month) => Of(year, TimeUnit.Month, month);

    /// <summary>A quarter of a fiscal year, 1-4.</summary>
    /// <exception cref="CrmException">It is none (<c>crm.invalid</c>).</exception>
    public static FiscalPeriod OfQuarter(int year, int quarter) => Of(year, TimeUnit.Quarter, quarter);

    /// <summary>A fiscal year.</summary>
    /// <exception cref="CrmException">It is none (<c>crm.invalid</c>).</exception>
    public static FiscalPeriod OfYear(int year) => Of(year, TimeUnit.Year, 1);

    /// <summary>The period that a day lies in.</summary>
    /// <param name="day">The day.</param>
    /// <param name="unit">Month, quarter or year.</param>
    /// <param name="fiscalYearStart">The month a fiscal year starts with.</param>
    /// <exception cref="CrmException">There are no such periods (<c>crm.invalid</c>).</exception>
    public static FiscalPeriod Containing(LocalDate day, TimeUnit unit, int fiscalYearStart)
    {
        var year = Periods.StartOf(day, TimeUnit.Year, fiscalYearStart);
        var month = (((day.Year - year.Year) * 12) + day.Month - year.Month) / Months(unit);
        return Of(year.Year, unit, month + 1);
    }

    /// <summary>Reads <c>2026</c>, <c>2026-Q4</c> or <c>2026-M01</c>.</summary>
    /// <exception cref="CrmException">It is none (<c>crm.invalid</c>).</exception>
    public static FiscalPeriod Parse(string text) => TryParse(text, out var period)
        ? period
        : throw CrmException.Invalid("period", "not_a_period", "A fiscal period is written 2026, 2026-Q4 or 2026-M01.");

    /// <summary>Reads <c>2026</c>, <c>2026-Q4</c> or <c>2026-M01</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FiscalPeriod period)
    {
        period = default;
        var unit = text?.Length switch { 4 => TimeUnit.Year, 7 when text[4..6] == "-Q" => TimeUnit.Quarter, 8 when text[4..6] == "-M" => TimeUnit.Month, _ => (TimeUnit?)null };
        var one = 1;
        if (unit is null || !Number4(text![..4], out var year) || (unit != TimeUnit.Year && !Number4(text[6..], out one)) || !IsPossible(year, unit.Value, one))
        {
            return false;
        }

        period = new(year, unit.Value, one - 1);
        return true;
    }

    /// <summary>The period that follows, of the same length.</summary>
    public FiscalPeriod Next => number + 1 < 12 / Months(Unit) ? new(Year, Unit, number + 1) : new(Year + 1, Unit, 0);

    /// <summary>The quarters of a year, the months of a quarter; none of a month.</summary>
    internal IEnumerable<FiscalPeriod> Parts
    {
        get
        {
            var (year, unit, count) = (Year, Unit == TimeUnit.Year ? TimeUnit.Quarter : TimeUnit.Month, Unit switch { TimeUnit.Year => 4, TimeUnit.Quarter => 3, _ => 0 });
            var first = number * count;
            return Enumerable.Range(first, count).Select(n => new FiscalPeriod(year, unit, n));
        }
    }

    /// <summary>Its first and its last day.</summary>
    /// <param name="fiscalYearStart">The month a fiscal year starts with, 1-12.</param>
    public (LocalDate First, LocalDate Last) Days(int fiscalYearStart)
    {
        var first = new LocalDate(Year, fiscalYearStart, 1).PlusMonths(number * Months(Unit));
        return (first, first.PlusMonths(Months(Unit)).PlusDays(-1));
    }

    /// <summary><c>2026-Q4</c>.</summary>
    public override string ToString() => Unit switch
    {
        TimeUnit.Year => Year.ToString("0000", CultureInfo.InvariantCulture),
        TimeUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-M{Number:00}"),
    };

    private static FiscalPeriod Of(int year, TimeUnit unit, int one) => IsPossible(year, unit, one)
        ? new(year, unit, one - 1)
        : throw CrmException.Invalid("period", "out_of_range", "A fiscal period is a month 1-12, a quarter 1-4 or the whole of a year from 1901 to 9990.");

    private static bool IsPossible(int year, TimeUnit unit, int one) => year is >= 1901 and <= 9990 && unit is TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year && one >= 1 && one <= 12 / Months(unit);

    private static bool Number4(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static int Months(TimeUnit unit) => unit switch { TimeUnit.Month => 1, TimeUnit.Quarter => 3, _ => 12 };
}
