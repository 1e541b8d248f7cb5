using Crm.Queries;
using Crm.Sales;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>Which deals belong to a period: open ones by the day they are expected to close on, closed ones by the day they did, in the tenant's zone.</summary>
internal static class PeriodDeals
{
    public const string Closed = "closedAt >= $crm_from and closedAt < $crm_to";

    public static RecordQuery<Deal> In(RecordQuery<Deal> deals, FiscalPeriod period, TenantState state)
    {
        var (first, last) = period.Days(state.Settings.FiscalYearStartMonth);
        return Between(deals, period, state).Parameter("crm_first", first).Parameter("crm_last", last)
            .Where($"stage.kind = open and closeDate >= $crm_first and closeDate <= $crm_last or stage.kind != open and {Closed}");
    }

    /// <summary>Gives a query the instants between which a period lies.</summary>
    public static RecordQuery<T> Between<T>(RecordQuery<T> query, FiscalPeriod period, TenantState state)
        where T : Records.Record
    {
        var (first, last) = period.Days(state.Settings.FiscalYearStartMonth);
        return query.Parameter("crm_from", StartOf(first, state.Zone)).Parameter("crm_to", StartOf(last.PlusDays(1), state.Zone));
    }

    public static Instant StartOf(LocalDate day, DateTimeZone zone) => zone.AtStartOfDay(day).ToInstant();
}
