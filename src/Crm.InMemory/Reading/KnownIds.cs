using Crm.Criteria;
using Crm.Records;

namespace Crm.InMemory.Reading;

/// <summary>Finds the few ids that a condition asks for, so that loading a record does not look at all of them.</summary>
internal static class KnownIds
{
    /// <summary>Ids among which every record that meets the condition is, ascending; null: it could be any.</summary>
    public static IEnumerable<Guid>? In(CheckedCriterion? criterion) => criterion switch
    {
        CheckedAllOf all => all.Parts.Select(In).FirstOrDefault(ids => ids is not null),
        CheckedComparison { Operator: ComparisonOperator.Equal, Right: ConstantValue { Value: Guid id } } comparison when IsId(comparison.Left) => [id],
        CheckedMembership membership when IsId(membership.Value) => membership.Items.Cast<Guid>().Distinct().Order(),
        _ => null,
    };

    private static bool IsId(CheckedValue value) =>
        value is FieldValue { Path.Count: 0, Field: FieldDefinition { Custom: null, Slot.Ordinal: EntityDefinition.IdSlot } };
}
