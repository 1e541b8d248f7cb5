using Crm.Criteria;
using Crm.Queries;
using Crm.Sessions;
using NodaTime;

namespace Crm.Reporting;

/// <summary>Groups rows as they come by, with the keys and the order that a grouping in the store would give: for what a store cannot measure.</summary>
/// <typeparam name="T">What is gathered in a group.</typeparam>
internal sealed class StreamedGroups<T>
    where T : new()
{
    private readonly QueryPlan plan;
    private readonly IReadOnlyList<GroupedBy> keys;
    private readonly PivotAxis axis;
    private readonly Dictionary<object?[], T> groups;

    private StreamedGroups(QueryPlan plan, IReadOnlyList<string> columns, IReadOnlyList<GroupedBy> keys)
    {
        (this.plan, Columns, this.keys) = (plan, columns, keys);
        groups = new(axis = new(keys));
    }

    /// <summary>The columns that a row starts with.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The groups in the order of their keys, nulls last.</summary>
    public IEnumerable<(object?[] Key, T Group)> InOrder => groups.OrderBy(g => g.Key, axis).Select(g => (g.Key, g.Value));

    /// <exception cref="CrmException">A key is not right (<c>crm.criteria</c>).</exception>
    public static async ValueTask<StreamedGroups<T>> ByAsync(RecordQuery query, IReadOnlyList<string> by, CancellationToken cancellationToken)
    {
        QueryLimits.Check("group keys", by, QueryLimits.GroupKeys);
        var asked = await ReportScope.PlanAsync(query, cancellationToken).ConfigureAwait(false);
        var groupedBy = Guarding.Criteria(() => by.Select(text => (QueryText.Group(text).Term, Key: GroupPlan.Key(asked, text))).ToList());
        return new(asked, [.. groupedBy.Select(k => k.Term)], [.. groupedBy.Select(k => k.Key)]);
    }

    /// <summary>The group of a row.</summary>
    public T Of(Row row)
    {
        var key = new object?[keys.Count];
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = keys[i].Unit is { } unit && row.Values[i] is { } value ? PeriodOf(value, unit) : row.Values[i];
        }

        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, group = new());
        }

        return group;
    }

    private LocalDate PeriodOf(object value, TimeUnit unit) =>
        Periods.StartOf(value is LocalDate date ? date : ((Instant)value).InZone(plan.Scope.State.Zone).Date, unit, plan.Context.FiscalYearStartMonth);
}
