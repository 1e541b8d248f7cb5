using NodaTime;

namespace Crm.Criteria;

/// <summary>The order of values of each kind, the same in memory and on every store: texts (folded ones by their key) by code point, false before true, ids in the order they were made.</summary>
public static class ValueOrder
{
    private static readonly IComparer<object> Texts = Of<string>(CodePointComparer.Instance.Compare);
    private static readonly IComparer<object> Booleans = Of<bool>((x, y) => x.CompareTo(y));
    private static readonly IComparer<object> Integers = Of<long>((x, y) => x.CompareTo(y));
    private static readonly IComparer<object> Decimals = Of<decimal>((x, y) => x.CompareTo(y));
    private static readonly IComparer<object> Dates = Of<LocalDate>((x, y) => x.CompareTo(y));
    private static readonly IComparer<object> Instants = Of<Instant>((x, y) => x.CompareTo(y));
    private static readonly IComparer<object> Ids = Of<Guid>((x, y) => x.CompareTo(y));

    /// <summary>The total order of values of a kind, given as the CLR type of the kind; never null.</summary>
    public static IComparer<object> For(ValueKind kind) => kind switch
    {
        ValueKind.Text => Texts,
        ValueKind.Boolean => Booleans,
        ValueKind.Integer => Integers,
        ValueKind.Decimal => Decimals,
        ValueKind.Date => Dates,
        ValueKind.Instant => Instants,
        _ => Ids,
    };

    private static Comparer<object> Of<T>(Comparison<T> comparison) => Comparer<object>.Create((x, y) => comparison((T)x, (T)y));
}
