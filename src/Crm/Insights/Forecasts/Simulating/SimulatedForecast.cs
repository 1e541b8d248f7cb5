using System.Collections.Immutable;
using Crm.Forecasting.Pipeline.Replay;
using Crm.Forecasting.Pipeline.Simulation;
using Crm.Sales;
using NodaTime;

namespace Crm.Insights;

/// <summary>What the coming periods bring, and how such forecasts did before.</summary>
public sealed class SimulatedForecast
{
    /// <summary>What stands for a part without an id in the simulation.</summary>
    internal const string NoPart = "-";

    private readonly ImmutableArray<(FiscalPeriod Period, LocalDate First, LocalDate Last, decimal Won)> periods;
    private readonly PipelineSimulation simulation;
    private readonly SimulationOptions options;
    private readonly DealNames names;

    internal SimulatedForecast(LocalDate asOf, ImmutableArray<(FiscalPeriod Period, LocalDate First, LocalDate Last, decimal Won)> periods, PipelineSimulation simulation, SimulationOptions options, TrackRecord track, DealNames names)
    {
        (AsOf, this.periods, this.simulation, this.options, Track, this.names) = (asOf, periods, simulation, options, track, names);
        Outlook = names.Shown(simulation.Outlook);
        Periods = [.. periods.Select((p, i) => new PeriodForecast(p.Period, p.First, p.Last, p.Won, simulation.InPeriod(i)))];
        Total = new(null, periods[0].First, periods[^1].Last, periods.Sum(p => p.Won), simulation.Total);
        Owners = Parts(simulation.Owners, simulation.ByOwner);
        Teams = Parts(simulation.Teams, simulation.ByTeam);
        Products = Parts(simulation.Products, simulation.ByProduct);
    }

    /// <summary>The day up to whose end all is known.</summary>
    public LocalDate AsOf { get; }

    /// <summary>Each period. The first one has its past days in <see cref="PeriodForecast.Won"/>.</summary>
    public IReadOnlyList<PeriodForecast> Periods { get; }

    /// <summary>All periods together.</summary>
    public PeriodForecast Total { get; }

    /// <summary>By owner.</summary>
    public IReadOnlyList<PartForecast> Owners { get; }

    /// <summary>By the first team of the owner.</summary>
    public IReadOnlyList<PartForecast> Teams { get; }

    /// <summary>By product.</summary>
    public IReadOnlyList<PartForecast> Products { get; }

    /// <summary>The forecasts of the fiscal periods before, as they would have been made on the day before each of the same deals, and what came.</summary>
    public TrackRecord Track { get; }

    /// <summary>What was simulated: each deal's probabilities and amount, and new business. The ids of deals are theirs.</summary>
    public PipelineOutlook Outlook { get; }

    /// <summary>The deals that the number hangs on most, the first most of all.</summary>
    /// <param name="count">How many at most; from 1.</param>
    public IReadOnlyList<ForecastMover> Movers(int count) =>
        [.. simulation.Movers(Math.Max(1, count)).Select(m => new ForecastMover(new(Guid.Parse(names.IdOf(m.Deal.Id))), m.Deal.Win, m.Deal.Amount.Mean, m.VarianceShare))];

    /// <summary>The same with something changed, on the same luck: <c>forecast.WhatIf(o => o.Moved($"{deal}", days: 60))</c>.</summary>
    /// <param name="change">What is changed.</param>
    /// <exception cref="Crm.Forecasting.ForecastingException">There is no such deal, or the change is not possible.</exception>
    public SimulatedForecast WhatIf(Func<PipelineOutlook, PipelineOutlook> change) => new(AsOf, periods, PipelineSimulator.Run(names.Drawn(change(Outlook)), options), options, Track, names);

    private List<PartForecast> Parts(IReadOnlyList<string> names, Func<string, int?, SimulatedAmount> of) =>
        [.. names.Select(n => new PartForecast(n == NoPart ? null : Guid.Parse(n), of(n, null), [.. Enumerable.Range(0, periods.Length).Select(i => of(n, i))]))];
}
