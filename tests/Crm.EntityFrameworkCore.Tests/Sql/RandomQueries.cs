using Crm.Criteria;
using Crm.Records;
using Crm.Storage;
using Crm.Tests.Shared;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Sql;

/// <summary>Random queries over a <see cref="RandomScene"/>: conditions, restrictions at the root and on hops, columns, orders, groups, moments of the past.</summary>
internal sealed class RandomQueries(int seed)
{
    private readonly Random random = new(seed);
    private readonly CriteriaChecker checker = new(RandomScene.Model.Catalogue);
    private readonly CriteriaSamples samples = new();

    private RandomCriteria Criteria => field ??= new(RandomScene.Model.Catalogue, random, samples) { MayUse = (entity, _) => RandomScene.Entities.Contains(entity.Name) };

    public RowQuery Rows()
    {
        var (entity, context, restriction, where) = Basis();
        return new()
        {
            Entity = entity,
            Tenant = RandomScene.Tenant,
            Restriction = restriction,
            Where = where,
            AsOf = Moment(),
            Columns = random.Next(5) == 0 ? [] : [checker.CheckPath("id", entity, FieldUse.Select, context), .. Values(entity, FieldUse.Select, context, 3)],
            Order = [.. Values(entity, FieldUse.Sort, context, 3).Select(v => new SortKey(v, random.Next(2) == 0))],
        };
    }

    public AggregateQuery Groups()
    {
        var (entity, context, restriction, where) = Basis();
        return new()
        {
            Entity = entity,
            Tenant = RandomScene.Tenant,
            Restriction = restriction,
            Where = where,
            AsOf = Moment(),
            Keys = [.. Values(entity, FieldUse.Group, context, 3).Select(v => new GroupKey(v, Bucket(v)))],
            Measures = [new(RollupFunction.Count), .. Values(entity, FieldUse.Aggregate, context, 3).SelectMany(v => Measures(v, entity, context))],
        };
    }

    private (EntityDefinition Entity, CheckContext Context, CheckedCriterion? Restriction, CheckedCriterion Where) Basis()
    {
        var entity = RandomScene.Model[RandomScene.Entities[random.Next(RandomScene.Entities.Length)]];
        var context = Context(random.Next(3) == 0 ? null : Restrictions());
        var restriction = random.Next(2) == 0 ? null : Condition(entity, Context(null), 2);
        return (entity, context, restriction is CheckedTruth { Value: true } ? null : restriction, Condition(entity, context, 4));
    }

    private AsOf? Moment() => random.Next(4) > 0 ? null : new(RandomScene.At(random.Next(6)) - Duration.FromHours(6), random.Next(2) == 0 ? null : RandomScene.At(random.Next(6)));

    private Func<Entity, CheckedCriterion?> Restrictions()
    {
        var known = new Dictionary<string, CheckedCriterion?>();
        return entity =>
        {
            if (!known.TryGetValue(entity.Name, out var restriction))
            {
                restriction = random.Next(3) == 0 ? null : Condition(entity, Context(null), 2);
                known.Add(entity.Name, restriction);
            }

            return restriction;
        };
    }

    private CheckContext Context(Func<Entity, CheckedCriterion?>? restrict) => new()
    {
        Now = Instant.FromUtc(2017, 8, 16, 10, 30),
        Zone = DateTimeZoneProviders.Tzdb["Europe/Vienna"],
        Me = samples.Ids[0],
        MyTeams = [.. samples.Ids.Take(3)],
        Restrict = restrict,
        Limits = CriteriaLimits.Default with { Nodes = 5_000 },
    };

    private CheckedCriterion Condition(Entity entity, CheckContext context, int depth) => checker.Check(Criteria.Next(entity, depth), entity, context);

    private IEnumerable<CheckedValue> Values(EntityDefinition entity, FieldUse use, CheckContext context, int most)
    {
        for (var i = random.Next(most + 1); i > 0; i--)
        {
            yield return Value(entity, use, context);
        }
    }

    private CheckedValue Value(EntityDefinition entity, FieldUse use, CheckContext context)
    {
        if (use is FieldUse.Select or FieldUse.Sort && random.Next(5) == 0)
        {
            var many = entity.Relations.Values.Where(r => r.Kind == RelationKind.ToMany && RandomScene.Entities.Contains(r.Target)).OrderBy(r => r.Name, StringComparer.Ordinal).ToList();
            if (many.Count > 0)
            {
                return checker.CheckTerm(new Rollup(new([many[random.Next(many.Count)].Name]), RollupFunction.Count, null, Criterion.All), entity, use, context);
            }
        }

        if (random.Next(5) == 0)
        {
            return checker.CheckTerm(Criteria.NextComputed(entity).Term, entity, use, context);
        }

        Entity at = entity;
        List<string> path = [];
        while (path.Count < 2 && random.Next(2) == 0 && at.Relations.Values.Where(r => r.Kind == RelationKind.ToOne).OrderBy(r => r.Name, StringComparer.Ordinal).ToList() is { Count: > 0 } hops)
        {
            var hop = hops[random.Next(hops.Count)];
            path.Add(hop.Name);
            at = RandomScene.Model.Catalogue[hop.Target];
        }

        var fields = at.Fields.Values
            .Where(f => use != FieldUse.Aggregate || f.Kind is ValueKind.Integer or ValueKind.Decimal or ValueKind.Date or ValueKind.Instant)
            .OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        return checker.CheckTerm(new FieldPath([.. path, .. fields[random.Next(fields.Count)].Name.Split('.')]), entity, use, context);
    }

    private IEnumerable<Measure> Measures(CheckedValue value, EntityDefinition entity, CheckContext context)
    {
        var where = random.Next(2) == 0 ? null : Condition(entity, context, 2);
        yield return new(value.Kind is ValueKind.Integer or ValueKind.Decimal ? RollupFunction.Sum : RollupFunction.Min, value, where);
        yield return new(random.Next(2) == 0 ? RollupFunction.Min : RollupFunction.Max, value);
        yield return new(RollupFunction.Count, null, where);
    }

    private Bucket? Bucket(CheckedValue value) => value.Kind switch
    {
        ValueKind.Date when random.Next(2) == 0 => new([.. samples.Dates.Where(_ => random.Next(2) == 0).Order().Cast<object>()]),
        ValueKind.Instant when random.Next(2) == 0 => new([.. samples.Instants.Where(_ => random.Next(2) == 0).Order().Cast<object>()]),
        _ => null,
    };
}
