namespace Crm.Criteria;

/// <summary>The kinds of value a field can have, each with the CLR type that carries it.</summary>
public enum ValueKind
{
    /// <summary><see cref="string"/>, compared by a <see cref="TextRule"/>.</summary>
    Text,

    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="long"/>.</summary>
    Integer,

    /// <summary><see cref="decimal"/> with at most four decimals.</summary>
    Decimal,

    /// <summary><see cref="NodaTime.LocalDate"/>.</summary>
    Date,

    /// <summary><see cref="NodaTime.Instant"/>, to the microsecond.</summary>
    Instant,

    /// <summary><see cref="System.Guid"/>: a key or a reference. Only equality and membership.</summary>
    Id,
}

/// <summary>How a text is compared.</summary>
public enum TextRule
{
    /// <summary>By Unicode code point: codes, ids.</summary>
    Exact,

    /// <summary>By <see cref="TextFolding"/>'s key, compared by code point: names, titles, e-mails.</summary>
    Folded,
}

/// <summary>What a condition or a query may do with a field.</summary>
[Flags]
public enum FieldUse
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Stand in a condition.</summary>
    Filter = 1,

    /// <summary>Order a result.</summary>
    Sort = 2,

    /// <summary>Group a result.</summary>
    Group = 4,

    /// <summary>Be read as a column.</summary>
    Select = 8,

    /// <summary>Be summed, averaged, or asked for its least and greatest.</summary>
    Aggregate = 16,

    /// <summary>Everything.</summary>
    All = Filter | Sort | Group | Select | Aggregate,
}
