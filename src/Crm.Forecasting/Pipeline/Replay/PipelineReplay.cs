using System.Collections.Immutable;
using Crm.Forecasting.Pipeline.Learning;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Pipeline.Replay;

/// <summary>Goes through past periods as a forecaster would have: learns from what was known, forecasts, then sees what came.</summary>
internal sealed class PipelineReplay(PipelineHistory history, SimulationOptions options)
{
    private readonly List<WinResidual> _residuals = [];
    private readonly List<ReplayedForecast> _forecasts = [];

    public TrackRecord Record => new([.. _forecasts]);

    /// <summary>What a model expects, with the shock that the periods gone through say.</summary>
    public (PipelineOutlook Outlook, double OddsFactor) Expect(PipelineModel model, ImmutableArray<ForecastPeriod> periods)
    {
        var estimate = ShockEstimate.Of(_residuals, model, periods.Max(p => p.Days));
        var factor = Math.Exp(estimate.Shift);
        return (model.Outlook(periods, estimate.Shock).WithOdds(factor), factor);
    }

    /// <summary>Goes through past periods in order of time, those with enough history before them.</summary>
    public void Run(ImmutableArray<ForecastPeriod> periods, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        for (var i = 0; i < periods.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            One(periods[i], cancellationToken);
            progress?.Report((i + 1.0) / periods.Length);
        }
    }

    private void One(ForecastPeriod period, CancellationToken cancellationToken)
    {
        var asOf = period.First.AddDays(-1);
        var known = history.AsKnownOn(asOf);
        if (!PipelineModel.CanLearn(known))
        {
            return;
        }

        var model = PipelineModel.Learn(known);
        var (outlook, _) = Expect(model, [period]);
        var total = PipelineSimulator.Run(outlook, options, null, cancellationToken).Total;
        var won = history.Deals.Where(d => d.Outcome == DealOutcome.Won && period.Contains(d.Closed!.Value)).ToList();
        var ids = won.Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        var (brier, wins) = (0.0, 0);
        foreach (var deal in outlook.Deals)
        {
            var outcome = ids.Contains(deal.Id) ? 1 : 0;
            brier += Math.Pow(outcome - deal.Win, 2);
            wins += outcome;
        }

        var count = Math.Max(1, outlook.Deals.Length);
        var share = (double)wins / count;

        // Residuals are those of the model alone: what they shift is not theirs to judge.
        var alone = model.Outlook([period]).Deals;
        _residuals.Add(new(wins, alone.Sum(d => d.Win), alone.Sum(d => d.Win * (1 - d.Win))));
        _forecasts.Add(new(asOf, period, won.Sum(d => (double)(d.Value ?? 0)), total.Mean, total.P10, total.P50, total.P90, brier / count, share * (1 - share)));
    }
}
