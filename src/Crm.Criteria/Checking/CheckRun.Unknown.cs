using Crm.Criteria.Text;

namespace Crm.Criteria.Checking;

/// <content>Errors of names: what was written, what is near. A name that may not be used is not there at all.</content>
internal sealed partial class CheckRun
{
    private CriteriaException Unknown(FieldPath path, (Entity Entity, int Segment) at, FieldUse use)
    {
        var (entity, segment) = at;
        if (expanding.Count > 0)
        {
            // Nobody reads it: the computed field is what is unknown, or the whole error is told where it is defined.
            return Error("criteria.unknown_field", $"'{entity.Name}' has no field '{string.Join('.', path.Segments.Skip(segment))}'.", path);
        }

        var rest = string.Join('.', path.Segments.Skip(segment));
        var names = FieldNames(entity, use).Concat(RelationNames(entity, use, RelationKind.ToOne));
        var nearest = Nearest.Find(rest, names);
        nearest = nearest.Length > 0 ? nearest : Nearest.Find(path.Segments[segment], names);
        return new CriteriaException(
            "criteria.unknown_field",
            $"'{entity.Name}' has no field '{rest}'.{Nearest.Hint(nearest)}",
            SegmentPosition(path, segment),
            expected: nearest);
    }

    private CriteriaException UnknownRelation(FieldPath path, Entity entity, int segment, FieldUse use)
    {
        var kind = segment == path.Segments.Count - 1 ? RelationKind.ToMany : RelationKind.ToOne;
        var name = path.Segments[segment];
        var nearest = Nearest.Find(name, RelationNames(entity, use, kind));
        return new CriteriaException(
            "criteria.unknown_relation",
            $"'{entity.Name}' has no relation '{name}' to {(kind == RelationKind.ToMany ? "many" : "one")}.{Nearest.Hint(nearest)}",
            SegmentPosition(path, segment),
            expected: nearest);
    }

    private CriteriaException UnknownFunction(Call call, string name, Entity entity)
    {
        var nearest = Nearest.Find(name, catalogue.Functions.Values
            .Where(f => f is not ConditionFunction condition || condition.Entity == entity.Name)
            .Select(f => f.Name));
        return Error("criteria.unknown_function", $"There is no function '{name}' for '{entity.Name}'.{Nearest.Hint(nearest)}", call, nearest);
    }

    private CriteriaException ManyInPath(FieldPath path, int segment, Relation relation) =>
        new(
            "criteria.to_many",
            $"'{relation.Name}' leads to many records; write '{relation.Name} any (...)', all, none, count, sum, min or max.",
            SegmentPosition(path, segment),
            expected: ["any", "all", "none", "count", "sum", "min", "max"]);

    private IEnumerable<string> FieldNames(Entity entity, FieldUse use) =>
        entity.Fields.Values.Where(f => MayUse(entity, f, use)).Select(f => f.Name)
            .Concat(catalogue.ComputedOf(entity).Where(c => CanUse(c, entity, use)).Select(c => c.Field.Name));

    private IEnumerable<string> RelationNames(Entity entity, FieldUse use, RelationKind kind) =>
        entity.Relations.Values.Where(r => r.Kind == kind && MayCross(entity, r, use)).Select(r => r.Name);

    private int? SegmentPosition(FieldPath path, int segment) =>
        anchor is null ? positions?.FindSegment(path, segment) : PositionOf(path);
}
