using Crm.Criteria;
using Crm.Records;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Compiling;

/// <summary>
/// A page in the order of an index, with one of several values in the field that stands before this order in the index: a walk along the index for each value, and the walks merged.
/// Asked for together, the database would pass over all other values, or sort.
/// </summary>
internal static class Walks
{
    /// <summary>A query for each walk; the query itself where it is no such page.</summary>
    public static IReadOnlyList<RowQuery> Of(RowQuery query, SqlDialect dialect)
    {
        if (query is not { IsTotal: true, Limit: not null, AsOf: null, Hold: RowHold.None, Where: CheckedAllOf all }
            || !query.Order.All(k => query.Columns.Contains(k.Value))
            || all.Parts.OfType<CheckedAnyOf>().FirstOrDefault(any => OneOf(any) is { } slot && HasIndex(query, slot)) is not { } any)
        {
            return [query];
        }

        var limit = dialect.LimitsWalks ? query.Limit : null;
        return [.. any.Parts.Select(one => query with { Limit = limit, Where = new CheckedAllOf([.. all.Parts.Select(p => ReferenceEquals(p, any) ? one : p)]) })];
    }

    /// <summary>One statement of those of the walks.</summary>
    public static string Merge(Compilation compilation, RowQuery query, IReadOnlyList<string> walks)
    {
        var columns = query.Columns.ToList();
        var order = query.Order.Select(k => $"{columns.IndexOf(k.Value) + 1}{(k.Descending ? " DESC" : "")}");
        var union = string.Join(" UNION ALL ", walks.Select(w => $"SELECT * FROM ({w}) AS {compilation.NextAlias()}"));
        return $"{union} ORDER BY {string.Join(", ", order)} LIMIT {compilation.Constant((long)query.Limit!.Value, Repr.Integer)}";
    }

    /// <summary>The slot that has one of several values, no two of them alike: no row is then met by two walks.</summary>
    private static Slot? OneOf(CheckedAnyOf any)
    {
        var equal = any.Parts.Select(p => p is CheckedComparison { Operator: ComparisonOperator.Equal, Right: ConstantValue constant } c ? (Slot: SlotOf(c.Left), constant.Value) : default).ToList();
        return equal.All(e => e.Slot == equal[0].Slot) && equal.DistinctBy(e => e.Value).Count() == equal.Count ? equal[0].Slot : null;
    }

    private static bool HasIndex(RowQuery query, Slot slot)
    {
        Slot?[] end = [slot, .. query.Order.Select(k => SlotOf(k.Value))];
        return query.Entity.Indexes.Any(i => i.TakeLast(end.Length).SequenceEqual(end));
    }

    /// <summary>The column of the record's own that a value is, in every row and in conditions as in an order.</summary>
    private static Slot? SlotOf(CheckedValue value) =>
        value is FieldValue { Path.Count: 0, Field: FieldDefinition { Custom: null, Key: null, Slot: { IsRequired: true } slot } } ? slot : null;
}
