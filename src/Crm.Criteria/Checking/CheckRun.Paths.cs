using System.Collections.Immutable;
using Crm.Criteria.Text;

namespace Crm.Criteria.Checking;

/// <content>Paths: from names to fields and hops, with the rights and the restriction at each.</content>
internal sealed partial class CheckRun
{
    private const int LongestDottedName = 256;

    private readonly List<(Entity Entity, CheckedCriterion? Restriction)> restrictions = [];

    public CheckedValue CheckColumn(Term term, in Scope scope, FieldUse use) => term switch
    {
        Call call when !IsBuiltIn(call) => throw Error("criteria.type", "A column is a field, a roll-up or a computed value, not a call.", term),
        _ when IsValue(term) || term is Call => Value(term, scope, use),
        _ => throw Error("criteria.type", $"A column is a field, a roll-up or a computed value, not {Naming.Term(term)}.", term),
    };

    /// <summary>A term that must be a field, a roll-up or computed.</summary>
    private CheckedValue Value(Term term, in Scope scope, FieldUse use = FieldUse.Filter) => term switch
    {
        FieldPath path => Resolve(path, scope, use),
        Rollup rollup => RollUp(rollup, scope, use),
        _ when IsValue(term) => Calculate(term, scope, use),
        _ => throw Error("criteria.type", $"A field is wanted here, not {Naming.Term(term)}.", term),
    };

    private CheckedValue Resolve(FieldPath path, in Scope scope, FieldUse use) =>
        TryResolve(path, scope, use, out var unknown) ?? throw Unknown(path, unknown, use);

    /// <summary>The field or computed field a path leads to; null where one of its names is unknown (or may not be known).</summary>
    private CheckedValue? TryResolve(FieldPath path, in Scope scope, FieldUse use, out (Entity Entity, int Segment) unknown)
    {
        var entity = scope.Entity;
        var hops = scope.Prefix;
        var segments = path.Segments;
        for (var i = 0; i < segments.Count; i++)
        {
            unknown = (entity, i);
            if (FindField(entity, segments, i, use) is { } field)
            {
                return new FieldValue(hops, Allowed(field, use, path));
            }

            if (FindRelation(entity, segments[i], use) is not { } relation)
            {
                return i == segments.Count - 1 && catalogue.FindComputed(entity, segments[i]) is { } expression
                    ? Expand(expression, entity, hops, path, scope, use)
                    : null;
            }

            if (relation.Kind == RelationKind.ToMany)
            {
                throw ManyInPath(path, i, relation);
            }

            var hop = HopTo(relation);
            if (i == segments.Count - 1)
            {
                return Reference(path, relation, hop, hops, use);
            }

            hops = Add(hops, hop, path);
            entity = hop.Target;
        }

        throw Error("criteria.unknown_field", "A path has no names.", path);
    }

    /// <summary>A path that ends in a relation: the key it holds, or, where a restriction may hide the target, the target's own key.</summary>
    private FieldValue Reference(FieldPath path, Relation relation, Hop hop, Sequence<Hop> hops, FieldUse use)
    {
        var foreignKey = Allowed(relation.ForeignKey, use, path);
        var withHop = Add(hops, hop, path);
        if (hop.Restriction is null)
        {
            return new FieldValue(hops, foreignKey);
        }

        return hop.Target.Key is { } key
            ? new FieldValue(withHop, key)
            : throw Error("criteria.catalogue", $"'{hop.Target.Name}' has no key, so a path cannot end in '{relation.Name}'.", path);
    }

    /// <summary>Where names are looked up on the record that a to-one path leads to.</summary>
    public Scope Via(FieldPath path, Entity root)
    {
        var entity = root;
        Sequence<Hop> hops = default;
        for (var i = 0; i < path.Segments.Count; i++)
        {
            var relation = FindRelation(entity, path.Segments[i], FieldUse.Filter) ?? throw UnknownRelation(path, entity, i, FieldUse.Filter);
            if (relation.Kind == RelationKind.ToMany)
            {
                throw ManyInPath(path, i, relation);
            }

            var hop = HopTo(relation);
            hops = Add(hops, hop, path);
            entity = hop.Target;
        }

        return new Scope(entity, hops);
    }

    /// <summary>The to-many relation a path leads to, and the hops before it.</summary>
    private (Sequence<Hop> Path, Hop Many) ResolveMany(FieldPath path, in Scope scope, FieldUse use)
    {
        if (scope.ManyDepth == context.Limits.ManyDepth)
        {
            throw Limit("to-many relations inside each other", context.Limits.ManyDepth, path);
        }

        var entity = scope.Entity;
        var hops = scope.Prefix;
        for (var i = 0; i < path.Segments.Count; i++)
        {
            if (FindRelation(entity, path.Segments[i], use) is not { } relation)
            {
                throw UnknownRelation(path, entity, i, use);
            }

            var isLast = i == path.Segments.Count - 1;
            if (isLast != (relation.Kind == RelationKind.ToMany))
            {
                throw isLast
                    ? Error("criteria.to_many", $"'{path}' leads to one record at most; any, all, none and roll-ups are of relations to many.", path)
                    : ManyInPath(path, i, relation);
            }

            var hop = HopTo(relation);
            if (isLast)
            {
                return (hops, hop);
            }

            hops = Add(hops, hop, path);
            entity = hop.Target;
        }

        throw Error("criteria.unknown_relation", "A path has no names.", path);
    }

    private Field? FindField(Entity entity, Sequence<string> segments, int index, FieldUse use)
    {
        var field = (segments.Count - index) switch
        {
            1 => entity.Fields.GetValueOrDefault(segments[index]),
            2 => FindDotted(entity, segments[index], segments[index + 1]),
            _ => null,
        };
        return field is not null && MayUse(entity, field, use) ? field : null;
    }

    private static Field? FindDotted(Entity entity, string first, string second)
    {
        var length = first.Length + 1 + second.Length;
        if (length > LongestDottedName)
        {
            return null;
        }

        Span<char> name = stackalloc char[length];
        first.CopyTo(name);
        name[first.Length] = '.';
        second.CopyTo(name[(first.Length + 1)..]);
        return entity.Fields.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var field) ? field : null;
    }

    private Relation? FindRelation(Entity entity, string name, FieldUse use) =>
        entity.Relations.GetValueOrDefault(name) is { } relation && MayCross(entity, relation, use) ? relation : null;

    private bool MayCross(Entity entity, Relation relation, FieldUse use) =>
        MayUse(relation.Kind == RelationKind.ToOne ? entity : catalogue[relation.Target], relation.ForeignKey, use);

    private bool MayUse(Entity entity, Field field, FieldUse use) => context.MayUse?.Invoke(entity, field, use) ?? true;

    private Field Allowed(Field field, FieldUse use, object node) =>
        (field.Uses & use) == use
            ? field
            : throw Error("criteria.not_allowed", $"'{field.Name}' cannot be used to {use.ToString().ToLowerInvariant()}.", node);

    private Hop HopTo(Relation relation)
    {
        var target = catalogue[relation.Target];
        return new Hop(relation, target, RestrictionOf(target));
    }

    private CheckedCriterion? RestrictionOf(Entity entity)
    {
        if (context.Restrict is null)
        {
            return null;
        }

        foreach (var (known, restriction) in restrictions)
        {
            if (ReferenceEquals(known, entity))
            {
                return restriction;
            }
        }

        var asked = context.Restrict(entity);
        asked = asked is CheckedTruth { Value: true } ? null : asked;
        restrictions.Add((entity, asked));
        return asked;
    }

    private Sequence<Hop> Add(Sequence<Hop> hops, Hop hop, FieldPath path) =>
        hops.Count < context.Limits.Hops
            ? new Sequence<Hop>([.. hops.AsSpan(), hop])
            : throw Limit("hops in one path", context.Limits.Hops, path);
}
