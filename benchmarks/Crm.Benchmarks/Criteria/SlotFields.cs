using System.Linq.Expressions;
using Crm.Criteria;

namespace Crm.Benchmarks.Criteria;

/// <summary>Orders as rows of slots, with fields that read them as the CRM's do.</summary>
internal static class SlotFields
{
    public static Entity Entity() => new(
        "order",
        [
            Field("amount", ValueKind.Decimal, 0),
            Field("name", ValueKind.Text, 1, 2),
            Field("stage", ValueKind.Text, 3),
            Field("closeDate", ValueKind.Date, 4),
            Field("industry", ValueKind.Text, 5),
            Field("isHot", ValueKind.Boolean, 6),
        ]);

    private static Field Field(string name, ValueKind kind, int slot, int? key = null) => new(name, kind, row => ((object?[])row)[slot])
    {
        TextRule = key is null ? TextRule.Exact : TextRule.Folded,
        ReadExpression = InPlace(slot),
        ReadKey = key is { } ordinal ? row => (string?)((object?[])row)[ordinal] : null,
        KeyExpression = key is { } place ? InPlace(place) : null,
    };

    private static Expression<Func<object?[], object?>> InPlace(int slot)
    {
        var row = Expression.Parameter(typeof(object?[]));
        return Expression.Lambda<Func<object?[], object?>>(Expression.ArrayIndex(row, Expression.Constant(slot)), row);
    }
}
