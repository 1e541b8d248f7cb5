using Crm.Records;
using Crm.Storage;

namespace Crm.InMemory.Reading;

/// <summary>The order of a query's rows by what it compares of them: its keys, nulls last, then the id where they are not total.</summary>
internal sealed class RowOrder(RowQuery query, SourceView view) : IComparer<IReadOnlyList<object?>>
{
    private readonly (ValueReader Value, bool Descending)[] keys = [.. query.Order.Select(k => (view.Value(k.Value), k.Descending))];

    /// <summary>What is compared of a row: the values of the keys, then the id where they are not total.</summary>
    public object?[] Of(object?[] row)
    {
        var result = new object?[keys.Length + (query.IsTotal ? 0 : 1)];
        for (var i = 0; i < keys.Length; i++)
        {
            result[i] = keys[i].Value.Key(row);
        }

        if (!query.IsTotal)
        {
            result[^1] = row[EntityDefinition.IdSlot];
        }

        return result;
    }

    public int Compare(IReadOnlyList<object?>? x, IReadOnlyList<object?>? y)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (NullsLast.Compare(keys[i].Value.Order, x![i], y![i], keys[i].Descending) is var order and not 0)
            {
                return order;
            }
        }

        return query.IsTotal ? 0 : ((Guid)x![keys.Length]!).CompareTo((Guid)y![keys.Length]!);
    }
}

/// <summary>Compares values of which some may be missing: those come last whatever the direction.</summary>
internal static class NullsLast
{
    public static int Compare(IComparer<object> order, object? x, object? y, bool descending = false) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => descending ? order.Compare(y, x) : order.Compare(x, y),
    };
}
