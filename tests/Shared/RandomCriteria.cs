using Crm.Criteria;
using NodaTime;

namespace Crm.Tests.Shared;

/// <summary>
/// Makes random conditions over any catalogue: each passes the checker (given a <c>me</c>), can be written as text and as JSON, and speaks of the sample values,
/// so that records made of the same samples are often met. One seed gives one sequence. Not thread-safe.
/// </summary>
public sealed partial class RandomCriteria(Catalogue catalogue, Random random, CriteriaSamples samples)
{
    /// <summary>Which fields may stand in a condition.</summary>
    public Func<Entity, Field, bool> MayUse { get; init; } = (_, _) => true;

    /// <summary>How many to-one hops a path may have.</summary>
    public int Hops { get; init; } = 3;

    /// <summary>How deep to-many relations may stand inside each other.</summary>
    public int ManyDepth { get; init; } = 2;

    /// <summary>Whether times relative to now are made too, and not only fixed ones.</summary>
    public bool RelativeTimes { get; init; } = true;

    /// <summary>Whether arithmetic is made.</summary>
    public bool Computing { get; init; } = true;

    /// <summary>A condition on records of <paramref name="root"/>, nested at most <paramref name="depth"/> levels.</summary>
    public Criterion Next(Entity root, int depth = 4) => Condition(root, depth, 0);

    private Criterion Condition(Entity entity, int depth, int many)
    {
        if (depth > 1)
        {
            switch (random.Next(8))
            {
                case 0 or 1:
                    return new AllOf(Parts(entity, depth - 1, many));
                case 2 or 3:
                    return new AnyOf(Parts(entity, depth - 1, many));
                case 4:
                    return new Not(Condition(entity, depth - 1, many));
                case 5 when many < ManyDepth && PathToMany(entity) is { } relation:
                    return new Quantified(relation.Path, (Quantifier)random.Next(3), random.Next(6) == 0 ? Criterion.All : Condition(relation.Target, depth - 1, many + 1));
            }
        }

        return random.Next(40) == 0 ? new Truth(random.Next(2) == 0) : Predicate(entity, depth, many);
    }

    private Sequence<Criterion> Parts(Entity entity, int depth, int many)
    {
        var parts = new Criterion[2 + random.Next(2)];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Condition(entity, depth, many);
        }

        return Sequence.Create<Criterion>(parts);
    }

    private Criterion Predicate(Entity entity, int depth, int many)
    {
        if (depth > 1 && many < ManyDepth && random.Next(6) == 0 && RollUp(entity, depth - 1, many) is { } rollup)
        {
            var other = rollup.Kind == ValueKind.Date && RelativeTimes && random.Next(3) == 0 ? samples.Period(random) : samples.Constant(rollup.Kind, random, RelativeTimes);
            return random.Next(10) == 0 ? new IsNull(rollup.Term) : new Comparison(rollup.Term, (ComparisonOperator)random.Next(6), other);
        }

        if (Computing && depth > 1 && random.Next(5) == 0)
        {
            var computed = Computed(entity, depth, many);
            return Say(computed.Term, computed.Kind, entity, depth, many);
        }

        return PathToField(entity, FieldUse.Filter, _ => true) is { } field ? Say(entity, field.Path, field.Field) : Criterion.All;
    }

    private Criterion Say(Term computed, ValueKind kind, Entity entity, int depth, int many)
    {
        switch (random.Next(6))
        {
            case 0:
                return random.Next(2) == 0 ? new IsNull(computed) : new Not(new IsNull(computed));
            case 1:
                return new Membership(computed, Items(() => samples.Constant(kind, random, RelativeTimes), 3));
            case 2 when Computed(entity, depth - 1, many) is var other && (other.Kind == kind || (IsNumber(other.Kind) && IsNumber(kind))):
                return new Comparison(computed, (ComparisonOperator)random.Next(6), other.Term);
            case 3:
                return new Comparison(samples.Constant(kind, random, RelativeTimes), (ComparisonOperator)random.Next(6), computed);
            default:
                return new Comparison(computed, (ComparisonOperator)random.Next(6), samples.Constant(kind, random, RelativeTimes));
        }
    }

    private static bool IsNumber(ValueKind kind) => kind is ValueKind.Integer or ValueKind.Decimal;

    private Criterion Say(Entity entity, FieldPath path, Field field)
    {
        var kind = random.Next(10);
        if (kind == 0)
        {
            return random.Next(2) == 0 ? new IsNull(path) : new Not(new IsNull(path));
        }

        if (field.Choices.Length > 0)
        {
            return kind < 5
                ? new Membership(path, Items(() => Choice(field), field.Choices.Length))
                : new Comparison(path, (ComparisonOperator)random.Next(2), Choice(field));
        }

        switch (field.Kind)
        {
            case ValueKind.Boolean when kind < 6:
                return new Holds(path);
            case ValueKind.Id when kind < 3:
                return new Membership(path, [new MyTeams()]);
            case ValueKind.Date or ValueKind.Instant when kind < 3 && RelativeTimes:
                return random.Next(2) == 0
                    ? new Membership(path, [samples.Period(random)])
                    : new Comparison(path, (ComparisonOperator)random.Next(6), samples.Period(random));
        }

        if (kind < 4)
        {
            return new Membership(path, Items(() => samples.Constant(field.Kind, random, RelativeTimes), 5));
        }

        var comparison = (ComparisonOperator)random.Next(field.Kind is ValueKind.Id or ValueKind.Boolean ? 2 : 6);
        if (kind == 4 && PathToField(entity, FieldUse.Filter, f => f.Kind == field.Kind && f.TextRule == field.TextRule && f.Choices.Length == 0) is { } other)
        {
            return new Comparison(path, comparison, other.Path);
        }

        if (field.Kind == ValueKind.Text && kind < 8)
        {
            comparison = ComparisonOperator.Contains + random.Next(3);
            return new Comparison(path, comparison, new TextLiteral(samples.Part(random)));
        }

        var constant = samples.Constant(field.Kind, random, RelativeTimes);
        return kind == 9 ? new Comparison(constant, comparison, path) : new Comparison(path, comparison, constant);
    }

    private Term Choice(Field field)
    {
        var choice = field.Choices[random.Next(field.Choices.Length)];
        return random.Next(2) == 0 ? new TextLiteral(choice) : new FieldPath([choice]);
    }

    private Sequence<Term> Items(Func<Term> make, int most)
    {
        var items = new Term[1 + random.Next(most)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = make();
        }

        return Sequence.Create<Term>(items);
    }

    private (Rollup Term, ValueKind Kind)? RollUp(Entity entity, int depth, int many)
    {
        if (PathToMany(entity) is not { } relation)
        {
            return null;
        }

        var where = random.Next(3) == 0 ? Criterion.All : Condition(relation.Target, Math.Min(depth, 2), many + 1);
        var function = (RollupFunction)random.Next(4);
        if (Computing && function != RollupFunction.Count && random.Next(4) == 0 && depth > 1)
        {
            var computed = Calculated(relation.Target, depth, many + 1);
            return (new Rollup(relation.Path, function, computed.Term, where), computed.Kind);
        }

        if (function != RollupFunction.Count && PathToField(relation.Target, FieldUse.Aggregate, f => Aggregates(f, function)) is { } operand)
        {
            return (new Rollup(relation.Path, function, operand.Path, where), operand.Field.Kind);
        }

        return (new Rollup(relation.Path, RollupFunction.Count, null, where), ValueKind.Integer);
    }

    private static bool Aggregates(Field field, RollupFunction function) =>
        field.Kind is ValueKind.Integer or ValueKind.Decimal || (function != RollupFunction.Sum && field.Kind is ValueKind.Date or ValueKind.Instant);

    private (FieldPath Path, Field Field)? PathToField(Entity entity, FieldUse use, Func<Field, bool> suits)
    {
        var (target, names) = Wander(entity);
        var fields = target.Fields.Values
            .Where(f => (f.Uses & use) == use && MayUse(target, f) && suits(f))
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .ToArray();
        if (fields.Length == 0)
        {
            return null;
        }

        var field = fields[random.Next(fields.Length)];
        return (new FieldPath([.. names, .. field.Name.Split('.')]), field);
    }

    private (FieldPath Path, Entity Target)? PathToMany(Entity entity)
    {
        var (from, names) = Wander(entity);
        var relations = Relations(from, RelationKind.ToMany);
        if (relations.Length == 0)
        {
            return null;
        }

        var relation = relations[random.Next(relations.Length)];
        return (new FieldPath([.. names, relation.Name]), catalogue[relation.Target]);
    }

    private (Entity End, List<string> Names) Wander(Entity entity)
    {
        var names = new List<string>();
        while (names.Count < Hops && random.Next(3) == 0 && Relations(entity, RelationKind.ToOne) is { Length: > 0 } relations)
        {
            var relation = relations[random.Next(relations.Length)];
            names.Add(relation.Name);
            entity = catalogue[relation.Target];
        }

        return (entity, names);
    }

    private Relation[] Relations(Entity entity, RelationKind kind) => [.. entity.Relations.Values
        .Where(r => r.Kind == kind && MayUse(kind == RelationKind.ToOne ? entity : catalogue[r.Target], r.ForeignKey))
        .OrderBy(r => r.Name, StringComparer.Ordinal)];
}
