namespace Crm.Criteria;

/// <summary>Two numbers put together, or two times taken from each other: <c>amount * 2</c>, <c>deals sum(amount) / deals count</c>, <c>today - closeDate</c>.</summary>
public sealed record Arithmetic(Term Left, ArithmeticOperator Operator, Term Right) : Term;

/// <summary>The number on the other side of zero: <c>-amount</c>. A number with a minus before it is a <see cref="NumberLiteral"/>.</summary>
public sealed record Negative(Term Value) : Term;

/// <summary>A time moved by so many units: <c>closeDate + 30d</c>, <c>createdAt - 2h</c>.</summary>
/// <param name="Value">The date or instant.</param>
/// <param name="Amount">How many units are added; may be negative or zero.</param>
/// <param name="Unit">The unit: of a date days and longer, of an instant weeks and shorter.</param>
public sealed record Shift(Term Value, int Amount, TimeUnit Unit) : Term;

/// <summary>The operators of arithmetic.</summary>
public enum ArithmeticOperator
{
    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c>: always a number with four decimals; by zero null.</summary>
    Divide,
}
