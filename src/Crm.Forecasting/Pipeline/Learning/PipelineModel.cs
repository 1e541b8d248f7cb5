using System.Collections.Immutable;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>What a history says of its open deals and of those to come. Immutable, and safe to use from several threads.</summary>
public sealed class PipelineModel
{
    private const int FewestClosed = 20;

    private readonly PipelineHistory _history;
    private readonly DateOnly _watchedFrom;
    private readonly CloseRates _rates;
    private readonly WinProjection _projection;
    private readonly AmountModel _amounts;
    private readonly ArrivalRate _arrivals;

    private PipelineModel(PipelineHistory history, DateOnly watchedFrom)
    {
        (_history, _watchedFrom) = (history, watchedFrom);
        _rates = new(history, watchedFrom);
        _projection = new(_rates, new(history, _rates, watchedFrom));
        _amounts = new(history);
        _arrivals = new(history, watchedFrom);
        ByStage = Conversion.Of(history.Deals, d => d.Stages.Select(s => (string?)s.Value));
        ByOwner = Conversion.Of(history.Deals, d => [d.Owner]);
        ByProduct = Conversion.Of(history.Deals, d => [d.Product]);
    }

    /// <summary>The day up to whose end it knows all.</summary>
    public DateOnly AsOf => _history.AsOf;

    /// <summary>How often deals that had entered a stage were won, by stage.</summary>
    public ImmutableArray<Conversion> ByStage { get; }

    /// <summary>How often deals were won, by owner.</summary>
    public ImmutableArray<Conversion> ByOwner { get; }

    /// <summary>How often deals were won, by product.</summary>
    public ImmutableArray<Conversion> ByProduct { get; }

    /// <summary>How many deals are expected to be opened a day.</summary>
    public double ArrivalsPerDay => _arrivals.PerDay;

    /// <summary>How unsure the rate of new deals is, and how much it moves from one period of so many days to others.</summary>
    internal (double Lasting, double Passing) ArrivalShock(int days) => (_arrivals.Unsureness, _arrivals.Passing(days));

    /// <summary>How many days were watched.</summary>
    internal int Days => AsOf.DayNumber - _watchedFrom.DayNumber + 1;

    /// <summary>How many wins were learned from.</summary>
    internal int Wins => _history.Deals.Count(d => d.Outcome == DealOutcome.Won);

    /// <summary>Learns from a history. O(pieces of deals' lives), about 10 μs a deal.</summary>
    /// <param name="history">What was known.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.TooFewValues"/>: fewer than 20 deals were closed.</exception>
    public static PipelineModel Learn(PipelineHistory history)
    {
        var closed = Closed(history);
        if (closed < FewestClosed)
        {
            throw Refuse.Of(ForecastingErrorCodes.TooFewValues, $"{closed} deals were won or lost by {history.AsOf:yyyy-MM-dd}; {FewestClosed} are needed to learn from.");
        }

        return new(history, history.Deals.Where(d => d.Closed is not null).Min(d => d.Closed!.Value));
    }

    /// <summary>What is expected of the open deals and of new ones.</summary>
    /// <param name="periods">Periods that follow each other from the day after <see cref="AsOf"/>.</param>
    /// <param name="shock">What moves all of them together; <see langword="null"/> for nothing. Its <see cref="SharedShock.Response"/> is set by the share of new deals that is expected to be won.</param>
    /// <returns>The outlook.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the periods do not follow each other from that day.</exception>
    public PipelineOutlook Outlook(ImmutableArray<ForecastPeriod> periods, SharedShock? shock = null)
    {
        ForecastPeriod.Checked(periods, AsOf);
        var open = _history.Deals.Where(d => d.Outcome == DealOutcome.Open);
        var news = NewBusiness.Expect(_history.Deals.Where(d => d.Opened >= _watchedFrom), AsOf, periods, _arrivals, _rates, _projection, _amounts).ToImmutableArray();
        var arrivals = _arrivals.PerDay * periods.Sum(p => p.Days);
        return new()
        {
            Periods = periods,
            Deals = [.. open.Select(d => new DealOutlook(d.Id, _projection.OfOpen(d, AsOf, periods), _amounts.Of(d, AsOf)) { Owner = d.Owner, Team = d.Team, Product = d.Product })],
            NewBusiness = news,
            Shock = (shock ?? SharedShock.None) with { Response = arrivals > 0 ? Math.Clamp(1 - (news.Sum(n => n.Wins.Sum()) / arrivals), 0, 1) : 0 },
        };
    }

    /// <summary>Whether enough deals were closed to learn from.</summary>
    internal static bool CanLearn(PipelineHistory history) => Closed(history) >= FewestClosed;

    private static int Closed(PipelineHistory history) => history.Deals.Count(d => d.Outcome != DealOutcome.Open);
}
