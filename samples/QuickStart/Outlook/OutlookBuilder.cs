using Crm.Insights;
using Crm.Sales;
using Crm.Samples.QuickStart.Import;
using Crm.Sessions;
using NodaTime;

namespace Crm.Samples.QuickStart.Outlook;

/// <summary>Forecasts the next two quarters, grades open deals, and says what can be learnt of winning.</summary>
/// <param name="crm">The CRM.</param>
/// <param name="asOf">The day from which it looks ahead.</param>
/// <param name="lastDay">The last day that the data tells of.</param>
internal sealed class OutlookBuilder(CrmSession crm, LocalDate asOf, LocalDate lastDay)
{
    private const int Shown = 5;
    private const int ReasonsShown = 4;
    private const string Score = $"score.{SalesTenant.Standing}";
    private const string Grade = $"{Score}_grade";

    /// <summary>Learns what winning hangs on, where that was not done yet.</summary>
    public static async Task LearnAsync(ScoreTraining training, ScoreRefresh refresh, TenantId tenant, CancellationToken cancellationToken)
    {
        await training.TrainDueAsync(tenant, null, cancellationToken);
        await refresh.RunAsync(tenant, null, cancellationToken);
    }

    public async Task<SalesOutlook> BuildAsync(CancellationToken cancellationToken)
    {
        var model = await crm.Scores.ModelsAsync(cancellationToken) is [.., var last] ? last : null;
        var (grades, best) = (await GradesAsync(cancellationToken), await BestAsync(cancellationToken));
        try
        {
            // On the last day nothing is known of what came: so the end of the quarter before stands beside it.
            var earlier = asOf < lastDay ? [] : new[] { QuarterOf(asOf).PlusDays(-1) };
            var quarters = new List<QuarterForecast>();
            SimulatedForecast? forecast = null;
            foreach (var day in earlier.Append(asOf))
            {
                forecast = await crm.Forecasts.SimulateAsync(new() { AsOf = day, Periods = 2 }, null, cancellationToken);
                foreach (var period in forecast.Periods)
                {
                    var came = period.First > lastDay ? (decimal?)null : await WonAsync(period.First, period.Last, cancellationToken);
                    quarters.Add(new(day, period.First, period.P10, period.P50, period.P90, came, period.Last <= lastDay));
                }
            }

            return new(quarters, new(forecast!.Track.Forecasts.Length, forecast.Track.Bias, forecast.Track.Coverage80), model, grades, best, null);
        }
        catch (CrmException e) when (e.Code == CrmErrors.TooLittleData)
        {
            return new([], null, model, grades, best, e.Message);
        }
    }

    private static LocalDate QuarterOf(LocalDate day) => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);

    private async Task<decimal> WonAsync(LocalDate first, LocalDate last, CancellationToken cancellationToken) =>
        (await crm.Query<Deal>().Where("stage.kind = won and closeDate >= $first and closeDate <= $last").Parameter("first", first).Parameter("last", last)
            .GroupAsync([], ["sum(amount) as amount"], cancellationToken))[0].Get<decimal>("amount");

    private async Task<IReadOnlyList<GradeLine>> GradesAsync(CancellationToken cancellationToken) =>
        [.. (await crm.Query<Deal>().Where("stage.kind = open").GroupAsync([Grade], ["count", "sum(amount) as amount"], cancellationToken))
            .Select(g => new GradeLine(g.Get<string>(Grade) ?? "–", g.Get<long>("count"), g.Get<decimal>("amount"))).OrderBy(g => g.Grade, StringComparer.Ordinal)];

    private async Task<IReadOnlyList<GradedDeal>> BestAsync(CancellationToken cancellationToken)
    {
        var page = await crm.Query<Deal>().Where($"stage.kind = open and {Score} is not null").Select("id", "name", "account.name", Score, Grade).OrderBy($"{Score} desc").PageAsync(Shown, null, cancellationToken);
        var best = new List<GradedDeal>();
        foreach (var row in page.Rows)
        {
            var why = await crm.Scores.ExplainAsync("deal", row.Get<Guid>("id"), SalesTenant.Standing, cancellationToken);
            best.Add(new(
                row.Get<string>("name")!, row.Get<string>("account.name"), row.Get<decimal>(Score), row.Get<string>(Grade)!, [.. why.Reasons.Take(ReasonsShown).Select(r => r.Text)]));
        }

        return best;
    }
}
