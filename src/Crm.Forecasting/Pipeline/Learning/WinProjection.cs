using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>How probable it is that a deal is won in each of some periods.</summary>
internal sealed class WinProjection(CloseRates rates, StateEffects states)
{
    /// <summary>Of a deal that is open at the end of a day.</summary>
    public ImmutableArray<double> OfOpen(PipelineDeal deal, DateOnly asOf, ImmutableArray<ForecastPeriod> periods)
    {
        var wins = new double[periods.Length];
        var (won, lost) = (rates.Multiplier(CloseCause.Won, deal), rates.Multiplier(CloseCause.Lost, deal));
        var open = 1.0;
        for (var (horizon, first) = (0, asOf.AddDays(1)); first <= periods[^1].Last; horizon++)
        {
            var end = DealState.LastDay(horizon);
            var last = end > periods[^1].Last.DayNumber - asOf.DayNumber ? periods[^1].Last : asOf.AddDays(end);
            Add(deal.Opened, first, last, periods, won * states.Multiplier(deal, asOf, horizon, CloseCause.Won), lost * states.Multiplier(deal, asOf, horizon, CloseCause.Lost), ref open, 1, wins);
            first = last.AddDays(1);
        }

        return ImmutableArray.Create(wins);
    }

    /// <summary>Of a deal that is opened on a day within the periods; adds its probabilities times a weight.</summary>
    public void AddNew(DateOnly opened, double won, double lost, ImmutableArray<ForecastPeriod> periods, double weight, Span<double> wins)
    {
        var open = 1.0;
        Add(opened, opened, periods[^1].Last, periods, won, lost, ref open, weight, wins);
    }

    private void Add(DateOnly opened, DateOnly first, DateOnly last, ImmutableArray<ForecastPeriod> periods, double won, double lost, ref double open, double weight, Span<double> wins)
    {
        for (var k = 0; k < periods.Length; k++)
        {
            var period = periods[k];
            if (period.Last < first || period.First > last)
            {
                continue;
            }

            var walk = new LifeWalk(opened, first > period.First ? first : period.First, last < period.Last ? last : period.Last);
            while (walk.Next())
            {
                var win = won * rates.Rate(CloseCause.Won, walk);
                var both = win + (lost * rates.Rate(CloseCause.Lost, walk));
                if (both > 0)
                {
                    var left = Math.Exp(-both * walk.Days);
                    wins[k] += weight * open * (win / both) * (1 - left);
                    open *= left;
                }
            }
        }
    }
}
