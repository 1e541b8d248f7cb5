using Crm.Queries;
using Crm.Sales;
using NodaTime;

namespace Crm.Reporting;

/// <summary>Asks for deals that have stood too long: one condition for all stages.</summary>
internal static class StaleQuery
{
    public static async ValueTask<StaleDeals> RunAsync(RecordQuery deals, int size, string? cursor, CancellationToken cancellationToken)
    {
        var stages = await ReportScope.StagesAsync(deals, cancellationToken).ConfigureAwait(false);
        var plan = await ReportScope.PlanAsync(deals, cancellationToken).ConfigureAwait(false);
        var zone = plan.Scope.State.Zone;
        var day = plan.Context.Now.InZone(zone).Date;
        var stale = Stale(deals, stages, day, zone)
            .Select("id", "name", "owner.name", "stage.name", "stage.staleAfterDays", "stageSince").OrderBy("stageSince");
        var page = await stale.PageAsync(size, cursor, cancellationToken).ConfigureAwait(false);
        return new(
            await stale.CountAsync(cancellationToken).ConfigureAwait(false),
            [.. page.Rows.Select(r => new StaleDeal(
                r.GetId<Deal>("id")!.Value, r.Get<string>("name")!, r.Get<string>("owner.name"), r.Get<string>("stage.name")!,
                Period.DaysBetween(r.Get<Instant>("stageSince").InZone(zone).Date, day), r.Get<long>("stage.staleAfterDays")))],
            page.Next);
    }

    private static RecordQuery Stale(RecordQuery deals, IReadOnlyList<ReportStage> stages, LocalDate day, DateTimeZone zone)
    {
        var conditions = new List<string>();
        foreach (var same in stages.Where(s => s is { Kind: StageKinds.Open, StaleAfterDays: not null }).GroupBy(s => s.StaleAfterDays!.Value))
        {
            var n = conditions.Count;
            // Nothing is older than the calendar of the CRM.
            var since = day.PlusDays(-(int)Math.Min(same.Key, Period.DaysBetween(Time.Earliest.InUtc().Date, day) - 1));
            deals = deals.Parameter($"crm_stages_{n}", same.Select(s => s.Id.Value).ToArray()).Parameter($"crm_since_{n}", zone.AtStartOfDay(since).ToInstant());
            conditions.Add($"stage in $crm_stages_{n} and stageSince < $crm_since_{n}");
        }

        return deals.Where(conditions.Count == 0 ? "false" : string.Join(" or ", conditions));
    }
}
