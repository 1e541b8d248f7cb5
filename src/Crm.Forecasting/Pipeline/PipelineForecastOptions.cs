using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Pipeline;

/// <summary>How a pipeline is forecast.</summary>
public sealed record PipelineForecastOptions
{
    /// <summary>How it is simulated.</summary>
    /// <value>10,000 trials, seed 1, one thread, the whole only.</value>
    public SimulationOptions Simulation { get; init; } = new();

    /// <summary>How many past periods are forecast again from what was known then; 0 to 100. They say how large the shared shock is and how good such forecasts are. Each costs a learning and a simulation of 2,000 trials.</summary>
    /// <value>8.</value>
    public int ReplayedPeriods { get; init; } = 8;

    internal PipelineForecastOptions Checked() => ReplayedPeriods is >= 0 and <= 100 ? this : throw Refuse.Option($"{ReplayedPeriods} replayed periods; 0 to 100 are possible.");
}
