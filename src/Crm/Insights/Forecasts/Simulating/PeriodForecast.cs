using Crm.Forecasting.Pipeline.Simulation;
using Crm.Sales;
using NodaTime;

namespace Crm.Insights;

/// <summary>What a period brings: what is won of it already, and the simulated rest. In the base currency.</summary>
/// <param name="Period">The fiscal period; null: all periods together.</param>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="Won">What was won in it by the day of the forecast.</param>
/// <param name="ToCome">What the trials brought from the next day on.</param>
public sealed record PeriodForecast(FiscalPeriod? Period, LocalDate First, LocalDate Last, decimal Won, SimulatedAmount ToCome)
{
    /// <summary>The mean.</summary>
    public double Mean => (double)Won + ToCome.Mean;

    /// <summary>The amount that is exceeded with 90 %.</summary>
    public double P10 => (double)Won + ToCome.P10;

    /// <summary>The amount that is exceeded as often as not.</summary>
    public double P50 => (double)Won + ToCome.P50;

    /// <summary>The amount that is exceeded with 10 %.</summary>
    public double P90 => (double)Won + ToCome.P90;

    /// <summary>How probable it is to reach a quota.</summary>
    /// <param name="quota">The quota, in the base currency.</param>
    public double ProbabilityOf(decimal quota) => ToCome.ProbabilityOf((double)(quota - Won));
}

/// <summary>What is to come of a part.</summary>
/// <param name="Id">The owner, team or product; null: of what has none.</param>
/// <param name="ToCome">What the trials brought in all periods.</param>
/// <param name="Periods">The same in each period.</param>
public sealed record PartForecast(Guid? Id, SimulatedAmount ToCome, IReadOnlyList<SimulatedAmount> Periods);

/// <summary>A deal and how much the number hangs on it.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Win">The probability that it is won in any of the periods.</param>
/// <param name="Amount">What it brings on average if it is won.</param>
/// <param name="VarianceShare">Its own variance as a share of that of the total.</param>
public sealed record ForecastMover(Id<Deal> DealId, double Win, double Amount, double VarianceShare);
