using System.Globalization;
using System.Runtime.InteropServices;

namespace Crm.Matching.Normalizing.Dates;

/// <summary>A day, a month of a year, or a year: as much as is known. The default value is no date. 4 bytes; immutable; sorts by time, the less exact first.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PartialDate : IComparable<PartialDate>
{
    private const int YearFactor = 10_000;
    private const int MonthFactor = 100;

    private PartialDate(int value) => Value = value;

    /// <summary>Year, month and day as one number, such as 19081209; 19081200 and 19080000 where day, or month, are not known; 0: no date.</summary>
    public int Value { get; }

    /// <summary>The year, 1 to 9999; 0: no date.</summary>
    public int Year => Value / YearFactor;

    /// <summary>The month, 1 to 12; 0: not known.</summary>
    public int Month => Value / MonthFactor % MonthFactor;

    /// <summary>The day of the month; 0: not known.</summary>
    public int Day => Value % MonthFactor;

    /// <summary>Whether the day is known.</summary>
    public bool IsFull => Day != 0;

    /// <summary>Compares by time.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(PartialDate left, PartialDate right) => left.Value < right.Value;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(PartialDate left, PartialDate right) => left.Value > right.Value;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(PartialDate left, PartialDate right) => left.Value <= right.Value;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(PartialDate left, PartialDate right) => left.Value >= right.Value;

    /// <summary>Makes a date of its parts.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12; 0: not known.</param>
    /// <param name="day">A day of the month; 0: not known, as it must be where the month is not.</param>
    /// <param name="date">The date; its default where there is none.</param>
    /// <returns>Whether there is such a date.</returns>
    public static bool TryCreate(int year, int month, int day, out PartialDate date)
    {
        var exists = year is >= 1 and <= 9999 && month is >= 0 and <= 12 && day >= 0 && (month == 0 ? day == 0 : day <= DateTime.DaysInMonth(year, month));
        date = exists ? new((year * YearFactor) + (month * MonthFactor) + day) : default;
        return exists;
    }

    /// <summary>The day, where it is known.</summary>
    /// <param name="date">The day; its default where it is not.</param>
    /// <returns>Whether it is known.</returns>
    public bool TryGetDate(out DateOnly date)
    {
        date = IsFull ? new(Year, Month, Day) : default;
        return IsFull;
    }

    /// <inheritdoc/>
    public int CompareTo(PartialDate other) => Value.CompareTo(other.Value);

    /// <summary>ISO 8601, as exact as the date is: <c>1908-12-09</c>, <c>1908-12</c>, <c>1908</c>; empty where there is no date.</summary>
    public override string ToString() => this switch
    {
        { Value: 0 } => "",
        { Month: 0 } => Year.ToString("D4", CultureInfo.InvariantCulture),
        { Day: 0 } => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}"),
    };
}
