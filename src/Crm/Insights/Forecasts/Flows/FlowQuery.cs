using Crm.Forecasting.Pipeline.RollUp;
using Crm.Queries;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Insights;

/// <summary>Compares what was open at two instants: a query as of each.</summary>
internal static class FlowQuery
{
    public static async ValueTask<ForecastFlow> RunAsync(CrmSession session, FiscalPeriod? period, Instant from, Instant to, ForecastBy by, bool asKnown, CancellationToken cancellationToken)
    {
        if (from > to)
        {
            throw CrmException.Invalid("from", "out_of_range", "The earlier instant comes first.");
        }

        await ForecastRights.RequireAsync(session, cancellationToken).ConfigureAwait(false);
        var tree = await SalesTree.OfAsync(session, by, null, cancellationToken).ConfigureAwait(false);
        var deals = session.Query<Deal>();
        var before = await LinesAsync(deals.Where("stage.kind = open"), tree, period, by, from, asKnown, cancellationToken).ConfigureAwait(false);

        // What was closed before the first instant is open at neither, or was open at the first and is not in its way.
        var open = before.Select(l => Guid.Parse(l.DealId)).ToHashSet();
        var after = await LinesAsync(deals, tree, period, by, to, asKnown, cancellationToken, open).ConfigureAwait(false);
        Func<ForecastLine, bool> within = period is { } one ? line => line.Period == one.ToString() : _ => true;
        var keys = before.Concat(after).Select(l => l.Owner).ToHashSet(StringComparer.Ordinal);
        return new(
            from,
            to,
            PipelineFlow.Between(before, after, within),
            [.. tree.Hierarchy.BottomUp.Reverse().Where(keys.Contains).Select(key => new ForecastFlowPart(tree[key].Id, tree[key].Name, PipelineFlow.Between(before, after, l => l.Owner == key && within(l))))]);
    }

    private static async ValueTask<List<ForecastLine>> LinesAsync(
        RecordQuery<Deal> deals, SalesTree tree, FiscalPeriod? period, ForecastBy by, Instant at, bool asKnown, CancellationToken cancellationToken, HashSet<Guid>? closed = null)
    {
        var days = period?.Days((await deals.Session.ScopeAsync(cancellationToken).ConfigureAwait(false)).State.Settings.FiscalYearStartMonth);
        var lines = new List<ForecastLine>();
        await foreach (var row in deals.AsOf(at, asKnown ? at : null).Select("id", "stage.kind", "closeDate", "amount", SalesTree.Path(by)).StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            var (id, kind) = (row.Get<Guid>("id"), row.Get<string>("stage.kind")!);
            if (kind == StageKinds.Open || closed?.Contains(id) == true)
            {
                var expected = days is var (first, last) && row.Get<LocalDate?>("closeDate") is { } date && date >= first && date <= last ? $"{period}" : "";
                lines.Add(new(id.ToString("D"), tree.Place(row.Values[4] as Guid?), expected, Categories.Of(kind, null), row.Get<decimal>("amount")));
            }
        }

        return lines;
    }
}
