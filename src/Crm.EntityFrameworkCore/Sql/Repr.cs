using Crm.Criteria;
using Crm.Records;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>
/// How a value stands in a column or an expression. One kind of value can stand in several ways: a decimal as a number of the database's own or,
/// on SQLite and in JSON, in ten-thousandths.
/// </summary>
internal enum Repr
{
    /// <summary>A text that compares by code point.</summary>
    Text,

    /// <summary>A boolean; 0 or 1 on SQLite.</summary>
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A decimal number of the database's own.</summary>
    Numeric,

    /// <summary>A decimal in ten-thousandths, as a whole number.</summary>
    Scaled,

    /// <summary>A date of the database's own.</summary>
    Date,

    /// <summary>A date as an ISO text, which sorts as the date does.</summary>
    DateText,

    /// <summary>An instant of the database's own.</summary>
    Instant,

    /// <summary>An instant in microseconds since 1970, as a whole number.</summary>
    Microseconds,

    /// <summary>An id.</summary>
    Id,

    /// <summary>Custom values.</summary>
    Json,
}

/// <summary>What values of a slot and of a condition have in common.</summary>
internal static class Kinds
{
    /// <summary>The slot kind that holds values of that kind.</summary>
    public static SlotKind ToSlotKind(this ValueKind kind) => kind switch
    {
        ValueKind.Text => SlotKind.Text,
        ValueKind.Boolean => SlotKind.Boolean,
        ValueKind.Integer => SlotKind.Integer,
        ValueKind.Decimal => SlotKind.Decimal,
        ValueKind.Date => SlotKind.Date,
        ValueKind.Instant => SlotKind.Instant,
        _ => SlotKind.Id,
    };
}
