using Crm.Criteria;
using Crm.Records;

namespace Crm.Insights;

/// <summary>
/// Turns expressions over stored records into ones over what is kept of lives. What is asked of all records that lead from another one (<c>account.deals count</c>) is asked once for all that look at it: without that, a count over the deals
/// of an account would take the square of their number.
/// </summary>
internal sealed class KeptExpressions(Lives lives, LivesThen then)
{
    /// <summary>The id of no record: nothing refers to it.</summary>
    private static readonly object?[] Nobody = [Guid.Empty];

    public CheckedValue Rewrite(CheckedValue value, EntityDefinition entity) => value switch
    {
        FieldValue field => new FieldValue(field.Path, lives.Of(End(field.Path, entity).Name)[field.Field]),
        RollupValue rollup => Once(rollup.Path, new RollupValue(
            [],
            rollup.Many,
            rollup.Function,
            rollup.Operand is { } operand ? Rewrite(operand, (EntityDefinition)rollup.Many.Target) : null,
            rollup.Where is { } where ? Rewrite(where, (EntityDefinition)rollup.Many.Target) : null)),
        ComputedValue computed => computed with { Operands = computed.Operands.Select(o => Rewrite(o, entity)).ToSequence() },
        ConditionValue condition => new ConditionValue(Rewrite(condition.Condition, entity)),
        _ => value,
    };

    private CheckedCriterion Rewrite(CheckedCriterion condition, EntityDefinition entity) => condition switch
    {
        CheckedAllOf all => new CheckedAllOf(all.Parts.Select(p => Rewrite(p, entity)).ToSequence()),
        CheckedAnyOf any => new CheckedAnyOf(any.Parts.Select(p => Rewrite(p, entity)).ToSequence()),
        CheckedNot not => new CheckedNot(Rewrite(not.Part, entity)),
        CheckedComparison comparison => new CheckedComparison(Rewrite(comparison.Left, entity), comparison.Operator, Rewrite(comparison.Right, entity)),
        CheckedMembership membership => membership with { Value = Rewrite(membership.Value, entity) },
        CheckedIsNull isNull => new CheckedIsNull(Rewrite(isNull.Value, entity)),
        CheckedExists exists => new CheckedComparison(
            Once(exists.Path, new ConditionValue(new CheckedExists([], exists.Many, exists.Where is { } where ? Rewrite(where, (EntityDefinition)exists.Many.Target) : null))),
            ComparisonOperator.Equal,
            new ConstantValue(true, ValueKind.Boolean)),
        _ => condition,
    };

    /// <summary>A value of the record at the end of a path, read once of each.</summary>
    private CheckedValue Once(Sequence<Hop> path, CheckedValue own)
    {
        if (path.Count == 0)
        {
            return own;
        }

        var value = own.Compile();
        var known = new Dictionary<object, object?>(ReferenceEqualityComparer.Instance);
        return new FieldValue([], new Field("once", own.Kind, record =>
        {
            object? end = record;
            foreach (var hop in path)
            {
                end = end is null ? null : then.One(hop.Relation, end);
            }

            // A record that refers to nothing has nothing to count.
            end ??= Nobody;
            if (!known.TryGetValue(end, out var read))
            {
                known.Add(end, read = value.Read(end, then));
            }

            return read;
        }));
    }

    private static EntityDefinition End(Sequence<Hop> path, EntityDefinition entity) => path.Count == 0 ? entity : (EntityDefinition)path[path.Count - 1].Target;
}
