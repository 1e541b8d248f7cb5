using Crm.Forecasting.Pipeline.Learning;
using Crm.Forecasting.Pipeline.Replay;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Pipeline;

/// <summary>A forecast of what a pipeline brings, what it rests on, and how such forecasts did before.</summary>
/// <param name="Simulation">What the trials brought, in all and by part.</param>
/// <param name="Model">What was learned.</param>
/// <param name="Track">How the forecasts of past periods would have done.</param>
/// <param name="OddsFactor">By what the model's odds to win were multiplied for the open deals: past periods that fell short, or brought more, pull it from 1, the less the more they differ from each other.</param>
public sealed record PipelineForecast(PipelineSimulation Simulation, PipelineModel Model, TrackRecord Track, double OddsFactor)
{
    /// <summary>The amount won in all periods.</summary>
    public SimulatedAmount Total => Simulation.Total;

    /// <summary>What was simulated: each deal's probabilities and amount, new business, the shock. Change it and simulate again for a what-if.</summary>
    public PipelineOutlook Outlook => Simulation.Outlook;
}
