namespace Crm.Criteria;

/// <summary>Related records where there are none to be had: a condition that crosses a relation is refused.</summary>
public sealed class NoRelated : IRelated
{
    private NoRelated()
    {
    }

    /// <summary>The one instance.</summary>
    public static NoRelated Instance { get; } = new();

    /// <inheritdoc/>
    /// <exception cref="CriteriaException">Always (<c>criteria.no_related</c>).</exception>
    public object? One(Relation relation, object record) => throw Refusal(relation);

    /// <inheritdoc/>
    /// <exception cref="CriteriaException">Always (<c>criteria.no_related</c>).</exception>
    public IReadOnlyList<object> Many(Relation relation, object record) => throw Refusal(relation);

    private static CriteriaException Refusal(Relation relation) =>
        new("criteria.no_related", $"The condition crosses '{relation.Name}', but no related records were given.");
}
