using Crm.Criteria;
using Crm.Records;

namespace Crm.Insights;

/// <summary>Walks checked values: which fields they look at, and by which relations.</summary>
internal static class CheckedPaths
{
    /// <summary>Every field that a value looks at, the keys of relations among them, with the hops from the record to whose it is.</summary>
    public static IEnumerable<ReadField> Fields(CheckedValue value, EntityDefinition entity, Sequence<Hop> path) => value switch
    {
        FieldValue field => [.. Along(field.Path, entity, path), AtEnd(field, End(field.Path, entity, path))],
        RollupValue rollup => Along([.. rollup.Path, rollup.Many], entity, path)
            .Concat(Inside([.. rollup.Path, rollup.Many], rollup.Operand, rollup.Where, entity, path)),
        ComputedValue computed => computed.Operands.SelectMany(o => Fields(o, entity, path)),
        ConditionValue condition => Fields(condition.Condition, entity, path),
        _ => [],
    };

    /// <summary>Every field that a condition looks at.</summary>
    public static IEnumerable<ReadField> Fields(CheckedCriterion condition, EntityDefinition entity, Sequence<Hop> path) => condition switch
    {
        CheckedAllOf all => all.Parts.SelectMany(p => Fields(p, entity, path)),
        CheckedAnyOf any => any.Parts.SelectMany(p => Fields(p, entity, path)),
        CheckedNot not => Fields(not.Part, entity, path),
        CheckedComparison comparison => Fields(comparison.Left, entity, path).Concat(Fields(comparison.Right, entity, path)),
        CheckedMembership membership => Fields(membership.Value, entity, path),
        CheckedIsNull isNull => Fields(isNull.Value, entity, path),
        CheckedExists exists => Along([.. exists.Path, exists.Many], entity, path).Concat(Inside([.. exists.Path, exists.Many], null, exists.Where, entity, path)),
        _ => [],
    };

    /// <summary>Every hop of a value.</summary>
    public static IEnumerable<Hop> Hops(CheckedValue value) => value switch
    {
        FieldValue field => field.Path,
        RollupValue rollup => [.. rollup.Path, rollup.Many, .. rollup.Operand is { } operand ? Hops(operand) : [], .. rollup.Where is { } where ? Hops(where) : []],
        ComputedValue computed => computed.Operands.SelectMany(Hops),
        ConditionValue condition => Hops(condition.Condition),
        _ => [],
    };

    private static IEnumerable<Hop> Hops(CheckedCriterion condition) => condition switch
    {
        CheckedAllOf all => all.Parts.SelectMany(Hops),
        CheckedAnyOf any => any.Parts.SelectMany(Hops),
        CheckedNot not => Hops(not.Part),
        CheckedComparison comparison => Hops(comparison.Left).Concat(Hops(comparison.Right)),
        CheckedMembership membership => Hops(membership.Value),
        CheckedIsNull isNull => Hops(isNull.Value),
        CheckedExists exists => [.. exists.Path, exists.Many, .. exists.Where is { } where ? Hops(where) : []],
        _ => [],
    };

    /// <summary>The keys that hops go by.</summary>
    private static IEnumerable<ReadField> Along(Sequence<Hop> hops, EntityDefinition entity, Sequence<Hop> path)
    {
        foreach (var hop in hops)
        {
            var next = (EntityDefinition)hop.Target;
            Sequence<Hop> further = [.. path, hop];
            yield return hop.Relation.Kind == RelationKind.ToOne
                ? new(entity, (FieldDefinition)hop.Relation.ForeignKey, path)
                : new(next, (FieldDefinition)hop.Relation.ForeignKey, further);
            (entity, path) = (next, further);
        }
    }

    private static IEnumerable<ReadField> Inside(Sequence<Hop> hops, CheckedValue? operand, CheckedCriterion? where, EntityDefinition entity, Sequence<Hop> path)
    {
        var (at, to) = End(hops, entity, path);
        return (operand is null ? [] : Fields(operand, at, to)).Concat(where is null ? [] : Fields(where, at, to));
    }

    private static ReadField AtEnd(FieldValue value, (EntityDefinition Entity, Sequence<Hop> Path) end) => new(end.Entity, (FieldDefinition)value.Field, end.Path);

    private static (EntityDefinition Entity, Sequence<Hop> Path) End(Sequence<Hop> hops, EntityDefinition entity, Sequence<Hop> path) =>
        hops.Count == 0 ? (entity, path) : ((EntityDefinition)hops[hops.Count - 1].Target, [.. path, .. hops]);
}

/// <summary>A field that a value looks at.</summary>
/// <param name="Entity">Whose field.</param>
/// <param name="Field">The field.</param>
/// <param name="Path">The hops from the record that the value is of.</param>
internal sealed record ReadField(EntityDefinition Entity, FieldDefinition Field, Sequence<Hop> Path);
