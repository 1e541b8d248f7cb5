using Crm.Queries;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>Looks at the open deals that may be seen, by what is learned from those that were won.</summary>
internal static class RiskQuery
{
    private static readonly string[] ActivityFields = ["phase", "doneAt", "deal"];

    public static async ValueTask<DealsAtRisk> RunAsync(CrmSession session, string? where, CancellationToken cancellationToken)
    {
        await ForecastRights.RequireAsync(session, cancellationToken, "name").ConfigureAwait(false);
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var now = session.Services.Clock.Now();
        var remembered = await ForecastMemory.OfAsync(session, scope, cancellationToken).ConfigureAwait(false);
        var mark = await session.Services.Store.MarkHistoryAsync(scope.State.Model["activity"], scope.Tenant, cancellationToken).ConfigureAwait(false);
        var thresholds = await remembered.LearnAsync((nameof(RiskThresholds), mark), () => LearnAsync(session, scope, remembered, now, cancellationToken)).ConfigureAwait(false);
        var knowsActivities = await ForecastRights.MayReadAsync(session, "activity", ActivityFields, cancellationToken).ConfigureAwait(false);
        var pasts = remembered.History.Deals.ToDictionary(d => d.Id);
        var found = new List<DealAtRisk>();
        var query = session.Query<Deal>().Where("stage.kind = open").Select([.. Columns, .. knowsActivities ? ["activities max(doneAt, phase = done)", "activities count(phase = open)"] : Array.Empty<string>()]);
        await foreach (var row in (where is null ? query : query.Where(where)).StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            if (pasts.TryGetValue(row.Get<Guid>("id"), out var past) && past.Until(now, null) is { } versions && remembered.Stages.KindOf(versions[^1].Stage) == StageKinds.Open)
            {
                IReadOnlyList<Instant> touches = knowsActivities && row.Values[Columns.Length] is Instant last ? [last] : [];
                var course = DealCourse.Of(versions, remembered.Stages, touches, now);
                var planned = knowsActivities ? (long?)row.Values[Columns.Length + 1] : null;
                var reasons = Reasons(course, thresholds, row.Get<decimal?>("amount"), row.Get<LocalDate?>("closeDate"), now.InZone(scope.State.Zone).Date, planned).ToList();
                if (reasons.Count > 0)
                {
                    found.Add(new(new(past.Id), row.Get<string>("name")!, row.GetId<User>("owner"), row.GetId<Stage>("stage"), row.Get<string>("stage.name")!, row.Get<decimal?>("amount"), row.Get<LocalDate?>("closeDate"), reasons));
                }
            }
        }

        return new([.. found.OrderByDescending(d => d.Amount ?? decimal.MinValue).ThenBy(d => d.DealId)], knowsActivities);
    }

    private static string[] Columns { get; } = ["id", "name", "owner", "stage", "stage.name", "amount", "closeDate"];

    private static async ValueTask<RiskThresholds> LearnAsync(CrmSession session, Scope scope, Remembered remembered, Instant now, CancellationToken cancellationToken)
    {
        var touches = await DealTouches.ReadAsync(session, scope, cancellationToken).ConfigureAwait(false);
        var won = new List<DealCourse>();
        foreach (var past in remembered.History.Deals)
        {
            if (past.Until(now, null) is { } versions && remembered.Stages.KindOf(versions[^1].Stage) == StageKinds.Won)
            {
                won.Add(DealCourse.Of(versions, remembered.Stages, touches.GetValueOrDefault(past.Id) ?? [], now));
            }
        }

        return new(won, remembered.Stages);
    }

    private static IEnumerable<RiskReason> Reasons(DealCourse course, RiskThresholds thresholds, decimal? amount, LocalDate? closes, LocalDate today, long? planned)
    {
        var stay = course.Stays[^1];
        if (closes < today)
        {
            yield return new(RiskReasons.PastCloseDate, Period.DaysBetween(closes.Value, today), 0, false);
        }

        if (Beyond(RiskReasons.Pushed, course.Pushes, thresholds.Pushes) is { } pushed)
        {
            yield return pushed;
        }

        if (Beyond(RiskReasons.Untouched, stay.LastGap, thresholds.Untouched(stay.Stage)) is { } untouched)
        {
            yield return untouched;
        }

        if (Beyond(RiskReasons.Slow, stay.Days, thresholds.Slow(stay.Stage)) is { } slow)
        {
            yield return slow;
        }

        if (course.Highest is { } highest && highest > 0 && amount is { } now && (highest - now) / highest >= RiskThresholds.Cut)
        {
            yield return new(RiskReasons.AmountCut, decimal.Round((highest - now) / highest, 4), RiskThresholds.Cut, false);
        }

        if (planned == 0)
        {
            yield return new(RiskReasons.NothingPlanned, 0, 0, false);
        }

        if (course.Back > 0)
        {
            yield return new(RiskReasons.WentBack, course.Back, 0, false);
        }
    }

    private static RiskReason? Beyond(string code, double value, (double Value, bool IsLearned) threshold) =>
        value > threshold.Value ? new(code, decimal.Round((decimal)value, 1), decimal.Round((decimal)threshold.Value, 1), threshold.IsLearned) : null;
}
