using System.Collections.Immutable;
using System.Globalization;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>Expects wins of deals that are not open yet, by owner, team, product and segment in the shares of late.</summary>
internal static class NewBusiness
{
    private const int Week = 7;

    public static IEnumerable<NewBusinessOutlook> Expect(
        IEnumerable<PipelineDeal> opened, DateOnly asOf, ImmutableArray<ForecastPeriod> periods, ArrivalRate arrivals, CloseRates rates, WinProjection projection, AmountModel amounts)
    {
        var kinds = opened
            .GroupBy(d => (d.Owner, d.Team, d.Product, d.Segment))
            .Select(g => (Kind: g.First() with { Amounts = [] }, Weight: g.Sum(d => Math.Pow(arrivals.Discount, (asOf.DayNumber - d.Opened.DayNumber) / 30.0)), g.Key))
            .OrderBy(k => k.Key.Owner, StringComparer.Ordinal).ThenBy(k => k.Key.Team, StringComparer.Ordinal).ThenBy(k => k.Key.Product, StringComparer.Ordinal).ThenBy(k => k.Key.Segment, StringComparer.Ordinal)
            .ToList();
        var all = kinds.Sum(k => k.Weight);
        foreach (var (kind, weight, key) in kinds)
        {
            var wins = new double[periods.Length];
            var (won, lost) = (rates.Multiplier(CloseCause.Won, kind), rates.Multiplier(CloseCause.Lost, kind));
            for (var first = periods[0].First; first <= periods[^1].Last; first = first.AddDays(Week))
            {
                // A week's deals are taken to be opened in its middle.
                var days = Math.Min(Week, periods[^1].Last.DayNumber - first.DayNumber + 1);
                var middle = first.AddDays(days / 2);
                projection.AddNew(middle, won, lost, periods, days * arrivals.On(middle) * weight / all, wins);
            }

            yield return new(string.Create(CultureInfo.InvariantCulture, $"{key.Owner}\n{key.Team}\n{key.Product}\n{key.Segment}"), ImmutableArray.Create(wins), amounts.OfNew(kind))
            {
                Owner = key.Owner,
                Team = key.Team,
                Product = key.Product,
            };
        }
    }
}
