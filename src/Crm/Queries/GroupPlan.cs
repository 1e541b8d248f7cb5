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
        QueryLimits.Check("group keys", keys, QueryLimits.GroupKeys);
        QueryLimits.Check("measures", measures, QueryLimits.Measures);
        var (groups, asked) = Guarding.Criteria(() => (
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
        foreach (var (value, unit) in groups)
        {
            groupKeys.Add(unit is null ? new(value) : new(value, await Periods.FindAsync(store, source, value, unit.Value, plan, cancellationToken).ConfigureAwait(false)));
        }

        var rows = await store.AggregateAsync(source with { Keys = groupKeys.ToSequence(), Measures = asked.SelectMany(a => a.Measures).ToSequence() }, cancellationToken).ConfigureAwait(false);
        string[] names = [.. keys, .. asked.Select(a => a.Name)];
        return [.. rows.Select(r => new Row(names, Assemble(plan, groups, asked, r)))];
    }

    private static (CheckedValue Value, TimeUnit? Unit) Key(QueryPlan plan, string text)
    {
        var (term, unit) = QueryText.Group(text);
        var value = plan.Checker.CheckPath(term, plan.Entity, FieldUse.Group, plan.Context);
        return unit is null || value.Kind is ValueKind.Date or ValueKind.Instant
            ? (value, unit)
            : throw new CrmException(CrmErrors.Criteria, $"'{text}': only dates and instants are gathered into periods.");
    }

    private static object?[] Assemble(QueryPlan plan, List<(CheckedValue Value, TimeUnit? Unit)> keys, List<MeasurePlan> measures, object?[] row)
    {
        var values = new object?[keys.Count + measures.Count];
        for (var i = 0; i < keys.Count; i++)
        {
            values[i] = keys[i].Unit is not null && row[i] is Instant start ? start.InZone(plan.Scope.State.Zone).Date : row[i];
        }

        var next = keys.Count;
        for (var i = 0; i < measures.Count; i++)
        {
            values[keys.Count + i] = MeasurePlan.Read(row.AsSpan(next, measures[i].Measures.Count));
            next += measures[i].Measures.Count;
        }

        return values;
    }
}

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

    public static object? Read(ReadOnlySpan<object?> values) => values.Length == 1
        ? values[0]
        : (long)values[1]! is var count and > 0 ? Convert.ToDecimal(values[0], System.Globalization.CultureInfo.InvariantCulture) / count : null;
}
