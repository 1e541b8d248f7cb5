using Crm.Criteria;

namespace Crm.InMemory.Reading;

/// <summary>
/// Takes the restrictions of hops out of a tree and gives them to its relations: a look at the past reads the values of then, yet asks today's records what may be seen.
/// </summary>
internal sealed class RestrictionsApart
{
    private readonly Dictionary<CheckedCriterion, CompiledCriterion> compiled = new(ReferenceEqualityComparer.Instance);

    public CheckedCriterion Rewrite(CheckedCriterion criterion) => criterion switch
    {
        CheckedAllOf all => new CheckedAllOf(all.Parts.Select(Rewrite).ToSequence()),
        CheckedAnyOf any => new CheckedAnyOf(any.Parts.Select(Rewrite).ToSequence()),
        CheckedNot not => new CheckedNot(Rewrite(not.Part)),
        CheckedComparison comparison => new CheckedComparison(Rewrite(comparison.Left), comparison.Operator, Rewrite(comparison.Right)),
        CheckedMembership membership => membership with { Value = Rewrite(membership.Value) },
        CheckedIsNull isNull => new CheckedIsNull(Rewrite(isNull.Value)),
        CheckedExists exists => new CheckedExists(Rewrite(exists.Path), Rewrite(exists.Many), exists.Where is { } where ? Rewrite(where) : null),
        _ => criterion,
    };

    public CheckedValue Rewrite(CheckedValue value) => value switch
    {
        FieldValue field => Rewrite(field),
        RollupValue rollup => new RollupValue(
            Rewrite(rollup.Path),
            Rewrite(rollup.Many),
            rollup.Function,
            rollup.Operand is { } operand ? Rewrite(operand) : null,
            rollup.Where is { } where ? Rewrite(where) : null),
        ComputedValue computed => computed with { Operands = computed.Operands.Select(Rewrite).ToSequence() },
        ConditionValue condition => new ConditionValue(Rewrite(condition.Condition)),
        _ => value,
    };

    private FieldValue Rewrite(FieldValue field) => new(Rewrite(field.Path), field.Field);

    private Sequence<Hop> Rewrite(Sequence<Hop> path) => path.Select(Rewrite).ToSequence();

    private Hop Rewrite(Hop hop)
    {
        if (hop.Restriction is not { } restriction)
        {
            return hop;
        }

        if (!compiled.TryGetValue(restriction, out var judge))
        {
            compiled.Add(restriction, judge = restriction.Compile());
        }

        return new(new JudgedRelation(hop.Relation, judge), hop.Target, null);
    }
}
