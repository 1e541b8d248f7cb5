using Crm.Activities;
using Crm.Queries;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Insights;

/// <summary>Asks for the goals of a period and measures them: a grouped query a kind of goal.</summary>
internal static class GoalQuery
{
    private static readonly string[] Columns = ["user", "team", "territory", "period", "measure", "activityKind", "target"];

    /// <summary>The quotas by key of the tree. Who has none of the period has the sum of those of its quarters, and of a quarter of its months, where none of them is missing.</summary>
    public static async ValueTask<Dictionary<string, decimal>> QuotasAsync(CrmSession session, FiscalPeriod period, ForecastBy by, Instant? asOf, CancellationToken cancellationToken)
    {
        List<FiscalPeriod> periods = [period, .. period.Parts, .. period.Parts.SelectMany(p => p.Parts)];
        var quotas = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var subject in (await GoalsAsync(session, periods, asOf, cancellationToken).ConfigureAwait(false))
                     .Where(g => g.Goal.By == by && g.Goal.Measure == GoalMeasures.WonAmount).GroupBy(g => g.Goal.SubjectId))
        {
            if (QuotaOf(period, subject.ToDictionary(g => g.Period, g => g.Goal.Target, StringComparer.Ordinal)) is { } quota)
            {
                quotas.Add(SalesTree.Key(subject.Key), quota);
            }
        }

        return quotas;
    }

    private static decimal? QuotaOf(FiscalPeriod period, Dictionary<string, decimal> targets)
    {
        if (targets.TryGetValue(period.ToString(), out var own))
        {
            return own;
        }

        var parts = period.Parts.Select(p => QuotaOf(p, targets)).ToList();
        return parts.Count > 0 && parts.TrueForAll(p => p is not null) ? parts.Sum() : null;
    }

    /// <summary>Every goal with what is reached.</summary>
    public static async ValueTask<IReadOnlyList<GoalProgress>> RunAsync(CrmSession session, FiscalPeriod period, CancellationToken cancellationToken)
    {
        var goals = (await GoalsAsync(session, [period], null, cancellationToken).ConfigureAwait(false)).ConvertAll(g => g.Goal);
        var measured = new List<GoalProgress>();
        foreach (var same in goals.GroupBy(g => (g.By, g.Measure, g.ActivityKind)))
        {
            var tree = await SalesTree.OfAsync(session, same.Key.By, null, cancellationToken).ConfigureAwait(false);
            var own = await OwnAsync(session, tree, period, same.First(), cancellationToken).ConfigureAwait(false);
            var totals = new Dictionary<string, decimal>(StringComparer.Ordinal);
            foreach (var key in tree.Hierarchy.BottomUp)
            {
                totals[key] = own.GetValueOrDefault(key) + tree.Hierarchy.ReportsOf(key).Sum(below => totals[below]);
            }

            measured.AddRange(same.Select(g => g with { Actual = totals.GetValueOrDefault(SalesTree.Key(g.SubjectId)), Subject = tree.Place(g.SubjectId) is { Length: > 0 } key ? tree[key].Name : null }));
        }

        return [.. measured.OrderBy(g => g.GoalId)];
    }

    private static async ValueTask<Dictionary<string, decimal>> OwnAsync(CrmSession session, SalesTree tree, FiscalPeriod period, GoalProgress goal, CancellationToken cancellationToken)
    {
        var state = (await session.ScopeAsync(cancellationToken).ConfigureAwait(false)).State;
        if (goal.Measure != GoalMeasures.Activities)
        {
            await ForecastRights.RequireAsync(session, cancellationToken).ConfigureAwait(false);
        }

        var query = goal.Measure == GoalMeasures.Activities
            ? PeriodDeals.Between(session.Query<Activity>(), period, state).Where("phase = done and doneAt >= $crm_from and doneAt < $crm_to")
                .Where(goal.ActivityKind is null ? "kind is not null" : "kind = $kind").Parameter("kind", goal.ActivityKind)
            : (RecordQuery)PeriodDeals.Between(session.Query<Deal>(), period, state).Where($"stage.kind = won and {PeriodDeals.Closed}");
        var groups = await query.GroupAsync([SalesTree.Path(goal.By)], [goal.Measure == GoalMeasures.WonAmount ? "sum(amount) as n" : "count as n"], cancellationToken).ConfigureAwait(false);
        return groups.GroupBy(g => tree.Place(g.Values[0] as Guid?), g => Convert.ToDecimal(g["n"], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);
    }

    private static async ValueTask<List<(string Period, GoalProgress Goal)>> GoalsAsync(CrmSession session, IEnumerable<FiscalPeriod> periods, Instant? asOf, CancellationToken cancellationToken)
    {
        var goals = new List<(string, GoalProgress)>();
        if (!await ForecastRights.MayReadAsync(session, "goal", Columns, cancellationToken).ConfigureAwait(false))
        {
            return goals;
        }

        var query = session.Query("goal").Where("period in $periods").Parameter("periods", periods.Select(p => p.ToString()).ToArray()).Select(["id", .. Columns]);
        await foreach (var row in (asOf is { } then ? query.AsOf(then) : query).StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            var by = row["user"] is not null ? ForecastBy.Person : row["team"] is not null ? ForecastBy.Team : ForecastBy.Territory;
            var subject = (row["user"] ?? row["team"] ?? row["territory"]) as Guid?;
            goals.Add((row.Get<string>("period")!, new(row.GetId<Goal>("id")!.Value, subject ?? Guid.Empty, null, by, row.Get<string>("measure")!, row.Get<string>("activityKind"), row.Get<decimal>("target"), 0)));
        }

        return goals;
    }
}
