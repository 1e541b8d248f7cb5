namespace Crm.Criteria;

/// <summary>
/// A condition that is known to be right: names are fields and relations, literals have the field's type, relative times and parameters are constants,
/// macros are expanded, and each hop carries the restriction that holds there. What stores translate and delegates are made of. A closed family.
/// </summary>
/// <remarks>
/// Every node is true or false, never unknown: a comparison with null is false, <see cref="ComparisonOperator.NotEqual"/> is the complement of
/// <see cref="ComparisonOperator.Equal"/>, <see cref="CheckedNot"/> is a pure complement.
/// </remarks>
public abstract record CheckedCriterion
{
    private protected CheckedCriterion()
    {
    }

    /// <summary>Both conditions; null is no condition.</summary>
    public static CheckedCriterion And(CheckedCriterion? left, CheckedCriterion? right) => (left, right) switch
    {
        (null, null) => new CheckedTruth(true),
        (null, _) => right,
        (_, null) => left,
        (CheckedTruth { Value: true }, _) => right,
        (_, CheckedTruth { Value: true }) => left,
        _ => new CheckedAllOf([left, right]),
    };
}

/// <summary>True or false.</summary>
public sealed record CheckedTruth(bool Value) : CheckedCriterion;

/// <summary>Every part holds.</summary>
public sealed record CheckedAllOf(Sequence<CheckedCriterion> Parts) : CheckedCriterion;

/// <summary>Some part holds.</summary>
public sealed record CheckedAnyOf(Sequence<CheckedCriterion> Parts) : CheckedCriterion;

/// <summary>The pure complement.</summary>
public sealed record CheckedNot(CheckedCriterion Part) : CheckedCriterion;

/// <summary>A comparison of two values of one kind (and one text rule). The right one is often a constant.
/// For <see cref="ComparisonOperator.Contains"/>, <see cref="ComparisonOperator.StartsWith"/> and <see cref="ComparisonOperator.EndsWith"/> the right one is always a constant; an empty text there asks for "is not null".</summary>
public sealed record CheckedComparison(CheckedValue Left, ComparisonOperator Operator, CheckedValue Right) : CheckedCriterion;

/// <summary>The value is one of the items (never null, the value's kind, folded where the field is). Of no items: false.</summary>
public sealed record CheckedMembership(CheckedValue Value, Sequence<object> Items) : CheckedCriterion;

/// <summary>The value is missing.</summary>
public sealed record CheckedIsNull(CheckedValue Value) : CheckedCriterion;

/// <summary>At least one related record meets the condition. <c>all</c> and <c>none</c> are complements of it.</summary>
/// <param name="Path">To-one hops before the relation.</param>
/// <param name="Many">The to-many relation, with its restriction.</param>
/// <param name="Where">The condition on the related record; null: any.</param>
public sealed record CheckedExists(Sequence<Hop> Path, Hop Many, CheckedCriterion? Where) : CheckedCriterion;
