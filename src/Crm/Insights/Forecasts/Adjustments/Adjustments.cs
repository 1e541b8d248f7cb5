using Crm.Forecasting.Pipeline.RollUp;
using Crm.Queries;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Insights;

/// <summary>The adjustments of a period that whoever acts may see, as a log for the roll-up.</summary>
internal static class Adjustments
{
    private static readonly string[] Columns = ["person", "adjuster", "category", "amount", "note", "at"];

    public static async ValueTask<AdjustmentLog> LogAsync(CrmSession session, FiscalPeriod period, SalesTree people, Instant? asOf, CancellationToken cancellationToken)
    {
        var log = AdjustmentLog.Empty;
        if (!await ForecastRights.MayReadAsync(session, "forecastAdjustment", Columns, cancellationToken).ConfigureAwait(false))
        {
            return log;
        }

        var query = session.Query("forecastAdjustment").Where("period = $period").Parameter("period", period.ToString()).Select(Columns).OrderBy("at, id");
        await foreach (var row in (asOf is { } then ? query.AsOf(then) : query).StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            var (person, adjuster) = (row.Get<Guid>("person"), row.Get<Guid>("adjuster"));

            // Who stands above a person no more has no say in their number any more.
            if (people.IsAtOrBelow(person, adjuster))
            {
                log = log.Add(Of(row, person, adjuster), people.Hierarchy);
            }
        }

        return log;
    }

    private static Adjustment Of(Row row, Guid person, Guid adjuster) => new(
        SalesTree.Key(adjuster), SalesTree.Key(person), Categories.Of(row.Get<string>("category")), row.Get<decimal?>("amount"), row.Get<string>("note")!, row.Get<Instant>("at").ToDateTimeOffset());
}
