namespace Crm.Criteria;

/// <summary>A relation to many, of which something is to be said. Immutable.</summary>
public sealed class RelationBuilder
{
    private readonly FieldPath path;

    internal RelationBuilder(FieldPath path) => this.path = path;

    /// <summary>At least one related record meets the condition; without one, there is any.</summary>
    public Criterion Any(Criterion? where = null) => new Quantified(path, Quantifier.Any, where ?? Criterion.All);

    /// <summary>Every related record meets the condition; true where there are none.</summary>
    public Criterion All(Criterion where) => new Quantified(path, Quantifier.All, where);

    /// <summary>No related record meets the condition.</summary>
    public Criterion None(Criterion? where = null) => new Quantified(path, Quantifier.None, where ?? Criterion.All);

    /// <summary>How many meet the condition.</summary>
    public ValueBuilder Count(Criterion? where = null) => RollUp(RollupFunction.Count, null, where);

    /// <summary>The sum of a field; of nothing 0.</summary>
    public ValueBuilder Sum(string field, Criterion? where = null) => RollUp(RollupFunction.Sum, field, where);

    /// <summary>The least value of a field; of nothing null.</summary>
    public ValueBuilder Min(string field, Criterion? where = null) => RollUp(RollupFunction.Min, field, where);

    /// <summary>The greatest value of a field; of nothing null.</summary>
    public ValueBuilder Max(string field, Criterion? where = null) => RollUp(RollupFunction.Max, field, where);

    /// <summary>The sum of a computed value, seen from the related record; of nothing 0.</summary>
    public ValueBuilder Sum(ValueBuilder value, Criterion? where = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(new Rollup(path, RollupFunction.Sum, value.Term, where ?? Criterion.All));
    }

    private ValueBuilder RollUp(RollupFunction function, string? field, Criterion? where) =>
        new(new Rollup(path, function, field is null ? null : Where.Path(field), where ?? Criterion.All));
}
