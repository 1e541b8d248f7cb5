using System.Collections.Immutable;
using Crm.Forecasting;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Replay;
using Crm.Forecasting.Pipeline.Simulation;
using NodaTime;

namespace Crm.Insights;

/// <summary>What the whole of a tenant's deals says of those that are open: their odds and amounts, new business, the shared shock, and how forecasts of the whole did before.</summary>
/// <param name="Names">The deals as known on the day, by the names that they have in the other parts.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Outlook">What is expected of each.</param>
/// <param name="Track">How the forecasts of past periods did.</param>
internal sealed record LearnedPipeline(DealNames Names, DateOnly AsOf, PipelineOutlook Outlook, TrackRecord Track)
{
    /// <summary>The fewest trials: what is learned does not hang on them.</summary>
    private const int Few = 64;
    private const int ReplayTrials = 2_000;

    /// <summary>How far each replay looks back itself to size its shock.</summary>
    private const int ReplaysOfReplay = 2;

    public static LearnedPipeline Learn(Remembered remembered, Instant at, Instant? known, LocalDate asOf, ImmutableArray<ForecastPeriod> periods, ImmutableArray<ForecastPeriod> past, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var make = new PipelineDeals(remembered.Stages, remembered.Of.Zone);
        var names = new DealNames(remembered.History.Deals.Select(d => (d.Key, Deal: make.Of(d, at, known))).Where(d => d.Deal is not null)!);
        var day = PipelineDeals.Engine(asOf);
        var forecast = Forecast(names.Deals, day, periods, new() { Past = past }, progress, cancellationToken);
        return new(names, day, forecast.Outlook, forecast.Track);
    }

    /// <summary>What the replays of past periods expected, of every deal: a part of them can then be judged.</summary>
    public IReadOnlyList<(DateOnly AsOf, PipelineOutlook Outlook)> Replays(ImmutableArray<ForecastPeriod> past, CancellationToken cancellationToken)
    {
        var replays = new List<(DateOnly, PipelineOutlook)>();
        foreach (var period in past)
        {
            var then = period.First.AddDays(-1);
            try
            {
                replays.Add((then, Forecast(Names.Deals, then, [period], new() { ReplayedPeriods = ReplaysOfReplay }, null, cancellationToken).Outlook));
            }
            catch (CrmException e) when (e.Code == CrmErrors.TooLittleData)
            {
                // So far back, there was nothing yet to learn from.
            }
        }

        return replays;
    }

    /// <summary>How forecasts of a part would have done.</summary>
    public static ReplayedForecast Judge((DateOnly AsOf, PipelineOutlook Outlook) replay, IEnumerable<PipelineDeal> deals, Func<PipelineOutlook, PipelineOutlook> part, CancellationToken cancellationToken)
    {
        var outlook = part(replay.Outlook);
        var period = outlook.Periods[0];
        var total = PipelineSimulator.Run(outlook, new() { Trials = ReplayTrials }, null, cancellationToken).Total;
        var won = deals.Where(d => d.Outcome == DealOutcome.Won && period.Contains(d.Closed!.Value)).ToDictionary(d => d.Id, d => (double)(d.WonAmount ?? 0), StringComparer.Ordinal);
        var brier = outlook.Deals.Select(d => Math.Pow((won.ContainsKey(d.Id) ? 1 : 0) - d.Win, 2)).DefaultIfEmpty().Average();
        var share = outlook.Deals.Select(d => won.ContainsKey(d.Id) ? 1.0 : 0).DefaultIfEmpty().Average();
        return new(replay.AsOf, period, won.Values.Sum(), total.Mean, total.P10, total.P50, total.P90, brier, share * (1 - share));
    }

    private static PipelineForecast Forecast(IReadOnlyList<PipelineDeal> deals, DateOnly day, ImmutableArray<ForecastPeriod> periods, PipelineForecastOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return PipelineForecaster.Forecast(deals, day, periods, options with { Simulation = new() { Trials = Few } }, progress, cancellationToken);
        }
        catch (ForecastingException e) when (e.Code == ForecastingErrorCodes.TooFewValues)
        {
            throw new CrmException(CrmErrors.TooLittleData, "Too few deals were won or lost by that day to learn from; it takes 20.", e);
        }
    }
}
