using System.Collections.Immutable;
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

    /// <summary>The past periods that are forecast again, in order of time, each of what was known on the day before it, such as the quarters before; at most 100, the last one ending by the day of the forecast.</summary>
    /// <value>Default: <see cref="ReplayedPeriods"/> of them, each as long as the longest period that is forecast, the last one ending on the day of the forecast.</value>
    public ImmutableArray<ForecastPeriod> Past { get; init; }

    internal PipelineForecastOptions Checked() => ReplayedPeriods is < 0 or > 100 || (!Past.IsDefault && Past.Length > 100)
        ? throw Refuse.Option($"{(Past.IsDefault ? ReplayedPeriods : Past.Length)} replayed periods; 0 to 100 are possible.")
        : this;

    /// <summary>The past periods that are forecast again.</summary>
    internal ImmutableArray<ForecastPeriod> PastOf(DateOnly asOf, int days)
    {
        if (Past.IsDefault)
        {
            return [.. Enumerable.Range(0, ReplayedPeriods).Reverse().Where(back => asOf.DayNumber - ((back + 1) * (long)days) > 0).Select(back => new ForecastPeriod(asOf.AddDays(1 - ((back + 1) * days)), asOf.AddDays(-back * days)))];
        }

        foreach (var period in Past)
        {
            if (period.Last < period.First || period.Last > asOf || period.First == DateOnly.MinValue)
            {
                throw Refuse.Option($"A past period from {period.First:yyyy-MM-dd} to {period.Last:yyyy-MM-dd}; it ends by {asOf:yyyy-MM-dd}.");
            }
        }

        return Past;
    }
}
