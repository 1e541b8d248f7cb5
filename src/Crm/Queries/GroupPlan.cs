using Crm.Criteria;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Queries;

/// <summary>Groups a query: finds the periods that dates are gathered into, asks the store once, and puts averages together from sums and counts.</summary>
internal static class GroupPlan
{
    public static async ValueTask<IReadOnlyList<Row>> RunAsync(QueryPlan plan, ICrmStore store, IReadOnlyList<string> keys, IReadOnlyList<string> measures, CancellationToken cancellationToken)
    {
        var groups = await GroupAsync(plan, store, keys, measures, cancellationToken).ConfigureAwait(false);
        string[] names = [.. keys, .. groups.Measures.Select(m => m.Name)];
        return [.. groups.Rows.Select(r => new Row(names, [.. r.AsSpan(0, keys.Count), .. MeasurePlan.Read(groups.Measures, r.AsSpan(keys.Count))]))];
    }

    /// <summary>The groups with their measures as the store gives them, so that they can be put together further.</summary>
    public static async ValueTask<Groups> GroupAsync(QueryPlan plan, ICrmStore store, IReadOnlyList<string> keys, IReadOnlyList<string> measures, CancellationToken cancellationToken)
    {
        QueryLimits.Check("group keys", keys, QueryLimits.GroupKeys);
        QueryLimits.Check("measures", measures, QueryLimits.Measures);
        var (by, asked) = Guarding.Criteria(() => (
            keys.Select(k => Key(plan, k)).ToList(),
            measures.Select(m => MeasurePlan.Make(plan, QueryText.Measure(m))).ToList()));
        if (asked.Count == 0)
        {
            throw new CrmException(CrmErrors.Criteria, "Groups need at least one measure, such as count.");
        }

        var source = new AggregateQuery
        {
            Entity = plan.Entity,
            Tenant = plan.Scope.Tenant,
            Restriction = plan.Scope.Policy.For(plan.Entity, Right.Read),
            Where = plan.Where,
            AsOf = plan.AsOf,
            Measures = [],
        };
        var groupKeys = new List<GroupKey>();
        foreach (var (value, unit) in by)
        {
            groupKeys.Add(unit is null ? new(value) : new(value, await Periods.FindAsync(store, source, value, unit.Value, plan, cancellationToken).ConfigureAwait(false)));
        }

        var rows = await store.AggregateAsync(source with { Keys = groupKeys.ToSequence(), Measures = asked.SelectMany(a => a.Measures).ToSequence() }, cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            for (var i = 0; i < by.Count; i++)
            {
                row[i] = by[i].Unit is not null && row[i] is Instant start ? start.InZone(plan.Scope.State.Zone).Date : row[i];
            }
        }

        return new(by, asked, rows);
    }

    public static GroupedBy Key(QueryPlan plan, string text)
    {
        var (term, unit) = QueryText.Group(text);
        var value = plan.Checker.CheckTerm(term, plan.Entity, FieldUse.Group, plan.Context);
        return unit is null || value.Kind is ValueKind.Date or ValueKind.Instant
            ? new(value, unit)
            : throw new CrmException(CrmErrors.Criteria, $"'{text}': only dates and instants are gathered into periods.");
    }
}

/// <summary>What a grouping is by.</summary>
/// <param name="Value">The value.</param>
/// <param name="Unit">The periods that it is gathered into; their key is a date; null: by the value itself.</param>
internal sealed record GroupedBy(CheckedValue Value, TimeUnit? Unit);

/// <summary>Groups: one array a group, the keys first, then the parts of the measures.</summary>
internal sealed record Groups(IReadOnlyList<GroupedBy> Keys, IReadOnlyList<MeasurePlan> Measures, IReadOnlyList<object?[]> Rows);

/// <summary>One measure as the store is asked for it: an average is a sum and a count.</summary>
internal sealed record MeasurePlan(string Name, IReadOnlyList<Measure> Measures)
{
    public static MeasurePlan Make(QueryPlan plan, MeasureText text)
    {
        var where = text.Where is null ? null : plan.Checker.Check(text.Where, plan.Entity, plan.Context);
        if (text.Function == "count")
        {
            return new(text.Name, [new(RollupFunction.Count, null, where)]);
        }

        var operand = plan.Checker.CheckTerm(text.Operand!, plan.Entity, FieldUse.Aggregate, plan.Context);
        var number = operand.Kind is ValueKind.Integer or ValueKind.Decimal;
        if (!number && !(text.Function is "min" or "max" && operand.Kind is ValueKind.Date or ValueKind.Instant))
        {
            throw new CrmException(CrmErrors.Criteria, $"'{text.Name}': sums and averages are of numbers; least and greatest of numbers, dates and instants.");
        }

        return new(text.Name, text.Function switch
        {
            "sum" => [new(RollupFunction.Sum, operand, where)],
            "min" => [new(RollupFunction.Min, operand, where)],
            "max" => [new(RollupFunction.Max, operand, where)],
            _ => [new(RollupFunction.Sum, operand, where), new(RollupFunction.Count, null, CheckedCriterion.And(where, new CheckedNot(new CheckedIsNull(operand))))],
        });
    }

    /// <summary>The values of several measures out of their parts, one after the other.</summary>
    public static object?[] Read(IReadOnlyList<MeasurePlan> measures, ReadOnlySpan<object?> parts)
    {
        var values = new object?[measures.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Read(parts[..measures[i].Measures.Count]);
            parts = parts[measures[i].Measures.Count..];
        }

        return values;
    }

    private static object? Read(ReadOnlySpan<object?> values) => values.Length == 1
        ? values[0]
        : (long)values[1]! is var count and > 0 ? Convert.ToDecimal(values[0], System.Globalization.CultureInfo.InvariantCulture) / count : null;
}
