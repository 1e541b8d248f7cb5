using Crm.Forecasting.Pipeline.RollUp;
using Crm.Queries;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Insights;

/// <summary>Adds up the deals of a period that whoever acts may see: one grouped query of deals, one each of people, goals and adjustments.</summary>
internal static class RollUpQuery
{
    public static async ValueTask<ForecastRollUpTable> RunAsync(CrmSession session, FiscalPeriod period, ForecastBy by, Instant? asOf, CancellationToken cancellationToken)
    {
        await ForecastRights.RequireAsync(session, cancellationToken, "forecastCategory").ConfigureAwait(false);
        var tree = await SalesTree.OfAsync(session, by, asOf, cancellationToken).ConfigureAwait(false);
        var lines = await LinesAsync(session, tree, period, by, asOf, cancellationToken).ConfigureAwait(false);
        var quotas = await GoalQuery.QuotasAsync(session, period, by, asOf, cancellationToken).ConfigureAwait(false);
        var adjustments = by == ForecastBy.Person ? await Adjustments.LogAsync(session, period, tree, asOf, cancellationToken).ConfigureAwait(false) : AdjustmentLog.Empty;
        var rows = ForecastRollUp.Of(lines, tree.Hierarchy, adjustments, quotas);
        var shown = Shown(tree.Hierarchy, [.. lines.Select(l => l.Owner), .. quotas.Keys, .. adjustments.History.Select(a => a.Person)]);
        return new(
            period,
            by,
            [.. tree.Hierarchy.BottomUp.Reverse().Where(shown.Contains).Select(key => Row(tree, rows[key], adjustments))],
            rows.Values.Where(r => tree.Hierarchy.ManagerOf(r.Person) is null).Aggregate(default(CategoryAmounts), (sum, r) => sum + r.Total));
    }

    private static async ValueTask<List<ForecastLine>> LinesAsync(CrmSession session, SalesTree tree, FiscalPeriod period, ForecastBy by, Instant? asOf, CancellationToken cancellationToken)
    {
        var deals = PeriodDeals.In(session.Query<Deal>(), period, (await session.ScopeAsync(cancellationToken).ConfigureAwait(false)).State);
        var groups = await (asOf is { } then ? deals.AsOf(then) : deals)
            .GroupAsync([SalesTree.Path(by), "stage.kind", "forecast_category"], ["sum(amount) as amount"], cancellationToken).ConfigureAwait(false);
        return
        [
            .. groups.Select((g, i) => new ForecastLine(
                $"{i}", tree.Place(g.Values[0] as Guid?), period.ToString(), Categories.Of(g.Get<string>("stage.kind")!, g.Get<string>("forecast_category")), g.Get<decimal>("amount"))),
        ];
    }

    /// <summary>Who has something to show, and everybody above.</summary>
    private static HashSet<string> Shown(SalesHierarchy hierarchy, IEnumerable<string> keys)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            for (var at = hierarchy.Contains(key) ? key : null; at is not null && shown.Add(at); at = hierarchy.ManagerOf(at))
            {
            }
        }

        return shown;
    }

    private static ForecastRow Row(SalesTree tree, RollUpRow row, AdjustmentLog adjustments)
    {
        var (id, name) = tree[row.Person];
        var holding = Enum.GetValues<ForecastCategory>().Select(c => adjustments.InForce(row.Person, c)).OfType<Adjustment>();
        return new(id, name, tree.Hierarchy.ManagerOf(row.Person) is { } above ? tree[above].Id : null, row.Own, row.Total, row.Adjusted, row.Quota, [.. holding]);
    }
}
