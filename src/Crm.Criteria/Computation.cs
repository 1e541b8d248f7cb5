namespace Crm.Criteria;

/// <summary>What a <see cref="ComputedValue"/> does with its operands. Unless said otherwise it is null where an operand is, or where operand or result is beyond <see cref="ExactNumbers.Limit"/>.</summary>
public enum Computation
{
    /// <summary>Two numbers of one kind; the sum is of that kind.</summary>
    Add,

    /// <summary>Two numbers of one kind; the difference is of that kind.</summary>
    Subtract,

    /// <summary>Two numbers of one kind; the product is of that kind, rounded to four decimals.</summary>
    Multiply,

    /// <summary>Two decimals; the quotient rounded to four decimals; by zero null.</summary>
    Divide,

    /// <summary>A number; the one on the other side of zero.</summary>
    Negate,

    /// <summary>A number; its distance from zero.</summary>
    Absolute,

    /// <summary>A number; rounded half away from zero to <see cref="ComputedValue.Detail"/> decimals.</summary>
    Round,

    /// <summary>A whole number; the same as a decimal.</summary>
    ToDecimal,

    /// <summary>Two dates; the days from the second to the first, a whole number.</summary>
    DaysOfDates,

    /// <summary>Two instants; the days from the second to the first, a decimal.</summary>
    DaysOfInstants,

    /// <summary>A date; moved by <see cref="ComputedValue.Detail"/> days. Null beyond <see cref="TimeBounds"/>.</summary>
    ShiftDays,

    /// <summary>A date; moved by <see cref="ComputedValue.Detail"/> months, clamped to the month's end. Null beyond <see cref="TimeBounds"/>.</summary>
    ShiftMonths,

    /// <summary>An instant; moved by <see cref="ComputedValue.Detail"/> minutes. Null beyond <see cref="TimeBounds"/>.</summary>
    ShiftMinutes,

    /// <summary>Values of one kind; the first that is not null. No limit holds.</summary>
    Coalesce,
}
